using Bench.Calls;

namespace TelOS.Benchmarks;

/// <summary>The calls that are measured.</summary>
internal static class CallRounds
{
    /// <summary>Calls in one round.</summary>
    public const int CallsPerRound = 4;

    /// <summary>Calls everything and checks the answers, so that nothing is measured that does not work.</summary>
    /// <param name="client">The client.</param>
    /// <param name="data">A hundred bytes.</param>
    /// <param name="rounds">How often.</param>
    public static void Call(CallsClient client, byte[] data, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            ulong position = (ulong)i;
            Point moved = client.Move(new Point { X = i, Y = 2 * i }, 3);
            bool isRight = client.Add((ulong)i, 5) == (ulong)i + 5
                && moved.X == i + 3
                && moved.Y == (2 * i) - 3
                && client.Rename(7, "a name").TryGetValue(out uint length, out _)
                && length == 6
                && client.Write(ref position, data)
                && position == (ulong)(i + data.Length);
            if (!isRight)
            {
                throw new InvalidOperationException("A call gave a wrong answer.");
            }
        }
    }
}

using System.Text;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Persistence.Tests;

/// <summary>Calls of all functions with arguments by chance: right ones, wrong ones, and some that are no arguments at all.</summary>
/// <param name="client">Who calls.</param>
/// <param name="random">The chance.</param>
/// <param name="foreign">Identities of others, which are asked for too.</param>
internal sealed class RandomCalls(RawClient client, Random random, IReadOnlyCollection<ObjectId> foreign)
{
    // The functions by opcode, a letter for each argument: a an access, t a transaction, i an identity, w a window, b bytes, n a name,
    // c a count, v a version.
    private static readonly Dictionary<ulong, string> s_functions = new()
    {
        [0] = "",
        [1] = "",
        [2] = "a",
        [3] = "t",
        [4] = "t",
        [5] = "tiw",
        [6] = "ti",
        [7] = "ti",
        [8] = "",
        [10] = "tib",
        [11] = "ti",
        [12] = "tw",
        [13] = "tw",
        [14] = "ti",
        [15] = "c",
        [16] = "tw",
        [17] = "tn",
        [18] = "tni",
        [19] = "tn",
        [20] = "t",
        [21] = "v",
        [22] = "",
        [23] = "",
        [24] = "tw",
    };

    // What has to be done more often for the others to have something to do: begin, store, bind, find.
    private static readonly ulong[] s_often = [2, 2, 2, 5, 10, 10, 12, 17, 18, 18, 19];

    private static readonly ulong[] s_odd =
    [
        0, 1, 2, 7, 255, 384, 385, 65_536, 65_537, uint.MaxValue, long.MaxValue, 1UL << 63, ulong.MaxValue - 1, ulong.MaxValue,
    ];

    private readonly Dictionary<ulong, int> _succeeded = [];
    private readonly List<ulong> _transactions = [1];
    private readonly List<ulong> _identities = [1];

    /// <summary>How often each function did what it was asked.</summary>
    public IReadOnlyDictionary<ulong, int> Succeeded => _succeeded;

    /// <summary>The functions that there are.</summary>
    public static IEnumerable<ulong> Functions => s_functions.Keys;

    /// <summary>Makes a call.</summary>
    public void Next()
    {
        bool isKnown = random.Next(20) > 0;
        ulong function = !isKnown ? (ulong)random.Next(64)
            : random.Next(2) == 0 ? s_often[random.Next(s_often.Length)]
            : s_functions.Keys.ElementAt(random.Next(s_functions.Count));
        MessageWriter request = client.Begin(function);
        foreach (char kind in s_functions.GetValueOrDefault(function, "vvv"))
        {
            Write(request, function, kind);
        }

        if (random.Next(30) == 0)
        {
            // More than there should be.
            request.WriteUInt64(Odd());
        }

        if (client.Send() is not { } answer)
        {
            return;
        }

        // Those without an error answer with their first word.
        if (answer.Ok || function is 0 or 8 or 23)
        {
            _succeeded[function] = _succeeded.GetValueOrDefault(function) + 1;
            (function switch { 2 => _transactions, 15 => _identities, _ => [] }).Add(answer.Result);
        }
    }

    private void Write(MessageWriter request, ulong function, char kind)
    {
        byte[] bytes = new byte[random.Next(10) == 0 ? random.Next(500) : random.Next(100)];
        random.NextBytes(bytes);
        switch (kind)
        {
            case 'a':
                request.WriteUInt64(random.Next(10) == 0 ? Odd() : (ulong)random.Next(2));
                break;
            case 't':
                request.WriteUInt64(random.Next(10) == 0 ? Odd() : _transactions[^Math.Min(_transactions.Count, random.Next(1, 4))]);
                break;
            case 'i':
                request.WriteUInt64(Identity());
                break;
            case 'c':
                request.WriteUInt64(random.Next(4) == 0 ? Odd() : (ulong)random.Next(1, 100));
                break;
            case 'v':
                request.WriteUInt64(random.Next(4) == 0 ? Odd() : (ulong)random.Next(50));
                break;
            case 'b':
                request.WriteBytes(bytes, 500);
                break;
            case 'n':
                request.WriteBytes(random.Next(5) == 0 ? bytes : Encoding.UTF8.GetBytes($"name{random.Next(3)}\0"), 500);
                break;
            default:
                WriteWindow(request, function);
                break;
        }
    }

    private void WriteWindow(MessageWriter request, ulong function)
    {
        byte[] argument = function switch
        {
            12 => RecordCodec.Encode(new ObjectBatch { Objects = [.. Some(Content)] }),
            13 or 24 => RecordCodec.Encode(new ObjectIdList { Ids = [.. Some(Id)] }),
            16 => RecordCodec.Encode(new ObjectQuery
            {
                After = random.Next(2) == 0 ? null : Id(),
                Limit = random.Next(4) == 0 ? (uint)Odd() : 10,
                MinimumSize = random.Next(2) == 0 ? null : Odd(),
            }),
            _ => new byte[random.Next(5000)],
        };
        if (random.Next(4) == 0 && argument.Length > 0)
        {
            argument[random.Next(argument.Length)] ^= (byte)(1 << random.Next(8));
        }

        int length = Math.Min(argument.Length, client.Buffer.Length);
        argument.AsSpan(0, length).CopyTo(client.Buffer);
        bool isWrong = random.Next(10) == 0;
        request.WriteUInt64(isWrong ? Odd() : 0);
        request.WriteUInt64(isWrong ? Odd() : (ulong)length);
    }

    private IEnumerable<T> Some<T>(Func<T> make) => Enumerable.Range(0, random.Next(12)).Select(_ => make());

    private ObjectContent Content() => new() { Id = Id(), Content = random.Next(4) == 0 ? null : new byte[random.Next(3000)] };

    private ObjectId Id() => new() { Value = Identity() };

    private ulong Identity() => random.Next(10) switch
    {
        0 => Odd(),
        1 => foreign.ElementAt(random.Next(foreign.Count)).Value,
        _ => _identities[^random.Next(1, Math.Min(_identities.Count, 4) + 1)],
    };

    private ulong Odd() => random.Next(4) == 0 ? (ulong)random.NextInt64() : s_odd[random.Next(s_odd.Length)];
}

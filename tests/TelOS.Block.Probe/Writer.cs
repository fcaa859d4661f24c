using System.Globalization;
using TelOS.Runtime;
using TelOS.Storage;
using TelOS.Storage.Block;

namespace TelOS.Block.Probe;

/// <summary>Writes numbered blocks without an end, and says after each SYNC which of them have to be there from now on. When its server dies, it goes
/// on with the next one.</summary>
internal static class Writer
{
    public static void Run(Env env, int batch)
    {
        ulong next = 1;
        while (true)
        {
            try
            {
                using BlockSessionDevice device = new(env, new BlockSessionOptions { Label = "disk" });
                next = Math.Max(next, 1 + HighestOf(device));
                env.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"begins with {next}"));
                while (true)
                {
                    next = Write(env, device, next, batch);
                }
            }
            catch (Exception error) when (error is BlockDeviceException or RpcException or SessionDeniedException)
            {
                env.Log.WriteLine($"lost its server: {error.GetType().Name}");
                Thread.Sleep(5);
            }
        }
    }

    private static ulong Write(Env env, BlockSessionDevice device, ulong next, int batch)
    {
        var first = next;
        var block = new byte[device.BlockSize];
        for (var i = 0; i < batch; i++, next++)
        {
            NumberedBlock.Fill(next, block);
            device.Write(NumberedBlock.PlaceOf(next, device.BlockCount), block);
        }

        device.Sync();
        env.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"synced {first} {next - 1}"));
        return next;
    }

    private static ulong HighestOf(BlockSessionDevice device)
    {
        var image = new byte[device.BlockCount * device.BlockSize];
        device.Read(0, image);
        ulong highest = 0;
        for (var offset = 0; offset < image.Length; offset += device.BlockSize)
        {
            highest = Math.Max(highest, NumberedBlock.NumberOf(image.AsSpan(offset, device.BlockSize)) ?? 0);
        }

        return highest;
    }
}

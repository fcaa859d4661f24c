using System.Globalization;
using TelOS.Runtime;
using TelOS.Storage;
using TelOS.Storage.Block;

namespace TelOS.Block.Probe;

/// <summary>Opens a session with each label that it is told, and says what it is given and what it can do with it.</summary>
internal static class Visitor
{
    public static void Run(Env env, Node config)
    {
        foreach (var visit in config.ChildrenOf("visit"))
        {
            env.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{visit["label"]}: {Visit(env, visit["label"] ?? "")}"));
        }

        env.Exit(0);
    }

    private static string Visit(Env env, string label)
    {
        try
        {
            using BlockSessionDevice device = new(env, new BlockSessionOptions { Label = label });
            var block = new byte[device.BlockSize];
            device.Read(0, block);
            var found = block[0];
            var written = Try(() => device.Write(0, [.. Enumerable.Repeat((byte)(found + 1), device.BlockSize)]));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{device.BlockCount} blocks of {device.BlockSize} bytes, found {found}, write {written}, sync {Try(device.Sync)}");
        }
        catch (SessionDeniedException)
        {
            return "denied";
        }
    }

    private static string Try(Action action)
    {
        try
        {
            action();
            return "done";
        }
        catch (BlockDeviceException)
        {
            return "failed";
        }
    }
}

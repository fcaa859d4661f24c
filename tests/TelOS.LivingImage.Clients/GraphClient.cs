using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TelOS.Fractal;
using TelOS.Runtime;

namespace TelOS.LivingImage.Clients;

/// <summary>Does on the object graph what its configuration says, step by step: `step` counts, `action` is what to do. Says in the log what came of each.</summary>
/// <param name="env">The component.</param>
internal sealed class GraphClient(Env env)
{
    private readonly BlockingCollection<(uint Step, string Action)> _steps = [];
    private readonly BlockingCollection<ImageChangedEventArgs> _changes = [];

    /// <summary>Does so for ever.</summary>
    [DoesNotReturn]
    public void Run()
    {
        using WatchedRom config = new(env, "config", node => _steps.Add((node.GetUInt32("step", 0), node["action"] ?? "")));
        Fractal.LivingImage? image = null;
        while (true)
        {
            (uint step, string action) = _steps.Take();
            string came;
            try
            {
                image ??= Open();
                came = Do(image, action);
            }
            catch (RpcException gone)
            {
                came = $"the session failed: {gone.GetType().Name}";
                image?.Dispose();
                image = null;
            }

            env.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step}: {came}"));
        }
    }

    private Fractal.LivingImage Open()
    {
        Fractal.LivingImage image = Fractal.LivingImage.Open(env);
        image.Changed += (_, change) => _changes.Add(change);
        return image;
    }

    private string Do(Fractal.LivingImage image, string action)
    {
        switch (action)
        {
            case "make":
                image.Update(static transaction =>
                {
                    transaction.RootOrNew("counter")["n"] = 0;
                    transaction.RootOrNew("word")["text"] = "before";
                });
                return "made";
            case "write":
                image.Update(static transaction => transaction.Root("word")["text"] = "after");
                return "written";
            case "look":
                return $"{Look(image)}, {image.CachedObjects} cached";
            case "wait":
                ImageChangedEventArgs change = _changes.Take();
                int cached = image.CachedObjects;
                return $"{change.Stored?.Count} changed, {cached} cached, {Look(image)}";
            default:
                return Add(image, isHeld: action == "hold");
        }
    }

    private static string Look(Fractal.LivingImage image) =>
        image.Read(static transaction => $"counter {transaction.Root("counter")["n"].AsInteger()}, word {transaction.Root("word")["text"].AsText()}");

    // Who is held goes on, with what it has read, when the next step comes.
    private string Add(Fractal.LivingImage image, bool isHeld)
    {
        int attempts = 0;
        long n = image.Update(transaction =>
        {
            ImageObject counter = transaction.Root("counter");
            long before = counter["n"].AsInteger();
            if (++attempts == 1 && isHeld)
            {
                env.Log.WriteLine($"holds {before}");
                _ = _steps.Take();
            }

            counter["n"] = before + 1;
            return before + 1;
        });
        return $"counter {n}, attempts {attempts}";
    }
}

namespace TelOS.Host;

/// <summary>A control group of the kernel for one process: what it limits holds for all of it, however it comes by memory and threads.</summary>
internal sealed class ResourceGroup
{
    // A process that was killed needs a moment to leave.
    private const int RemovalAttempts = 50;
    private const int RemovalDelay = 20;

    private readonly List<string> _folders = [];
    private string? _memory;

    private ResourceGroup()
    {
    }

    /// <summary>Whether it limits memory.</summary>
    public bool LimitsMemory => _memory is not null;

    /// <summary>The files into which a process writes `0` to become a member.</summary>
    public IEnumerable<string> MemberFiles => _folders.Select(static folder => Path.Combine(folder, "cgroup.procs"));

    /// <summary>Makes one.</summary>
    /// <param name="parents">Where groups can be made.</param>
    /// <param name="name">Its name, which no other has.</param>
    /// <param name="limits">What it limits.</param>
    /// <returns>Null when nothing can be limited.</returns>
    public static ResourceGroup? TryCreate(ResourceGroups parents, string name, ProcessLimits limits)
    {
        var group = new ResourceGroup();
        group.TryAdd(parents.Memory, name, parents.MemoryLimit, limits.Memory, isMemory: true);
        group.TryAdd(parents.Threads, name, "pids.max", limits.Threads, isMemory: false);
        return group._folders.Count == 0 ? null : group;
    }

    /// <summary>Allows more or less memory.</summary>
    public void SetMemory(ulong bytes)
    {
        if (_memory is { } file)
        {
            TryWrite(file, bytes);
        }
    }

    /// <summary>Removes it, as soon as its process has left. Never waits.</summary>
    public void Remove() => _ = RemoveAsync();

    /// <summary>Removes a group's folder, if it has no members.</summary>
    /// <returns>Whether it is gone.</returns>
    public static bool TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryWrite(string file, ulong limit)
    {
        try
        {
            File.WriteAllText(file, Math.Min(limit, (ulong)long.MaxValue >> 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void TryAdd(string? parent, string name, string limitFile, ulong limit, bool isMemory)
    {
        if (parent is null || limit == ulong.MaxValue)
        {
            return;
        }

        // Version 2 of control groups has one folder for all.
        var folder = Path.Combine(parent, name);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }

        var file = Path.Combine(folder, limitFile);
        if (!_folders.Contains(folder))
        {
            _folders.Add(folder);
        }

        if (TryWrite(file, limit) && isMemory)
        {
            _memory = file;
        }
    }

    private async Task RemoveAsync()
    {
        for (var attempt = 0; attempt < RemovalAttempts && !_folders.TrueForAll(TryDelete); attempt++)
        {
            await Task.Delay(RemovalDelay).ConfigureAwait(false);
        }
    }
}

using System.Runtime.InteropServices;

namespace TelOS.Storage.Sqlite;

/// <summary>The index of the log, which SQLite shares among its connections: here memory of this process, and locks on it.</summary>
internal sealed unsafe class LogIndex
{
    private const int LockCount = 8;
    private const int Unlock = 1;
    private const int SharedFlag = 4;
    private const int ExclusiveHolder = -1;
    private readonly Lock _gate = new();
    private readonly List<nint> _regions = [];
    private readonly int[] _holders = new int[LockCount];
    private int _users;

    /// <summary>The address of a region, or zero where there is none and none is to be made.</summary>
    public nint Map(OpenFile file, int region, int size, bool extend)
    {
        lock (_gate)
        {
            if (!file.UsesIndex)
            {
                file.UsesIndex = true;
                _users++;
            }
            if (region >= _regions.Count && !extend)
            {
                return 0;
            }
            while (_regions.Count <= region)
            {
                _regions.Add((nint)NativeMemory.AllocZeroed((nuint)size));
            }
            return _regions[region];
        }
    }

    /// <summary>Takes or gives back locks; all of them, or none where one is not free.</summary>
    public int Lock(OpenFile file, int first, int count, int flags)
    {
        int mask = ((1 << count) - 1) << first;
        lock (_gate)
        {
            if ((flags & Unlock) != 0)
            {
                Release(file, mask);
                return SqliteCode.Ok;
            }
            bool shared = (flags & SharedFlag) != 0;
            for (int i = first; i < first + count; i++)
            {
                bool mine = ((file.SharedIndexLocks | file.ExclusiveIndexLocks) >> i & 1) != 0;
                if (!mine && (shared ? _holders[i] == ExclusiveHolder : _holders[i] != 0))
                {
                    return SqliteCode.Busy;
                }
            }
            for (int i = first; i < first + count; i++)
            {
                if (((file.SharedIndexLocks | file.ExclusiveIndexLocks) >> i & 1) == 0)
                {
                    _holders[i] = shared ? _holders[i] + 1 : ExclusiveHolder;
                }
            }
            if (shared)
            {
                file.SharedIndexLocks |= mask & ~file.ExclusiveIndexLocks;
            }
            else
            {
                file.ExclusiveIndexLocks |= mask;
            }
            return SqliteCode.Ok;
        }
    }

    public void Barrier()
    {
        lock (_gate)
        {
            Thread.MemoryBarrier();
        }
    }

    /// <summary>A connection is done with the index; with the last one it is gone, and the next one makes it from the log.</summary>
    public void Unmap(OpenFile file)
    {
        lock (_gate)
        {
            Release(file, (1 << LockCount) - 1);
            if (!file.UsesIndex)
            {
                return;
            }
            file.UsesIndex = false;
            if (--_users == 0)
            {
                foreach (nint region in _regions)
                {
                    NativeMemory.Free((void*)region);
                }
                _regions.Clear();
            }
        }
    }

    private void Release(OpenFile file, int mask)
    {
        for (int i = 0; i < LockCount; i++)
        {
            int bit = 1 << i;
            if ((mask & bit & file.ExclusiveIndexLocks) != 0)
            {
                _holders[i] = 0;
            }
            else if ((mask & bit & file.SharedIndexLocks) != 0)
            {
                _holders[i]--;
            }
        }
        file.ExclusiveIndexLocks &= ~mask;
        file.SharedIndexLocks &= ~mask;
    }
}

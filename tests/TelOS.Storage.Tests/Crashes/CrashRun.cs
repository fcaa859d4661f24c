using SQLitePCL;
using TelOS.Storage.Sqlite;

namespace TelOS.Storage.Tests;

/// <summary>
/// Cycles of one fault class on one image: transactions until the fault, power lost, opened again, verified, and on from there. A run
/// follows from its seed.
/// </summary>
internal sealed class CrashRun : IDisposable
{
    private const int Blocks = 256;
    private const int ChunkBytes = 32 << 10;
    private const int CyclesPerImage = 40;
    private const int Losses = 5;
    private static readonly byte[] s_template = MakeTemplate();
    private static int s_images;
    private readonly FaultClass _class;
    private readonly SeededRandom _random;
    private readonly BlockVfsOptions _options;
    private FaultyBlockDevice _device;
    private Workload _workload;
    private BlockVfs? _vfs;
    private RawDatabase? _database;
    private Damage _damage;
    private byte[] _before = [];
    private bool _mayBeOlder;

    public CrashRun(FaultClass faultClass, ulong seed, Mutant mutant = Mutant.None)
    {
        _class = faultClass;
        _random = new SeededRandom(seed);
        _options = new BlockVfsOptions { LogChunkBytes = ChunkBytes, Mutant = mutant, Seed = (int)seed };
        _device = null!;
        _workload = null!;
        Restart();
    }

    /// <summary>How often the image was refused or an error reported where that is right (F7, F8).</summary>
    public int Refusals { get; private set; }

    /// <summary>Runs so many cycles.</summary>
    /// <exception cref="FoundException">The store broke its promise.</exception>
    public void Run(int cycles)
    {
        for (int i = 0; i < cycles; i++)
        {
            try
            {
                if (i > 0 && i % CyclesPerImage == 0)
                {
                    Restart();
                }
                Cycle();
            }
            catch (FoundException e)
            {
                throw new FoundException($"{_class}, cycle {i}: {e.Message}", e);
            }
        }
        Close();
    }

    public void Dispose()
    {
        Close();
        _device.Dispose();
    }

    private static byte[] MakeTemplate()
    {
        using FaultyBlockDevice device = new(Blocks, 0);
        using BlockVfs vfs = BlockVfs.Register(device, "template", new BlockVfsOptions { LogChunkBytes = ChunkBytes, Seed = 0 });
        using (RawDatabase database = RawDatabase.TryOpen(vfs, out _)!)
        {
            _ = Workload.CreateSchema(database);
        }
        device.Sync();
        return device.ReadDurable();
    }

    private void Restart()
    {
        Close();
        _device = new FaultyBlockDevice(s_template, _random.Next());
        _workload = new Workload(_random);
        bool isBlank = _class == FaultClass.F10DuringMaintenance && _random.NextBool();
        if (isBlank)
        {
            _device = new FaultyBlockDevice(Blocks, _random.Next());
            CrashWhileOpening();
        }
        if (!TryOpen(out string why))
        {
            throw new FoundException($"a new image cannot be opened: {why}");
        }
        if (isBlank && Workload.CreateSchema(_database!) != raw.SQLITE_OK)
        {
            throw new FoundException($"a new image cannot be used: {_database!.LastMessage}");
        }
    }

    // An image is formatted, recovered, or made larger when it is opened.
    private void CrashWhileOpening()
    {
        _device.Plan(DeviceFault.PowerCut, _random.NextBool() ? DeviceOperations.All : DeviceOperations.Change, _random.Next(9));
        _ = TryOpen(out _);
        LosePower((PowerLoss)_random.Next(Losses));
    }

    // A connection that is closed in an orderly way would save what a crash loses.
    private void LosePower(PowerLoss loss)
    {
        _device.Plan(DeviceFault.PowerCut, DeviceOperations.All, 0, sticky: true);
        Close();
        _device.LosePower(loss);
    }

    private bool TryOpen(out string why)
    {
        try
        {
            _vfs = BlockVfs.Register(_device, $"crash{Interlocked.Increment(ref s_images)}", _options);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            why = e.Message;
            return false;
        }
        _database = RawDatabase.TryOpen(_vfs, out int code);
        why = _database is null ? $"code {code}" : "";
        if (_database is not null)
        {
            Workload.Configure(_database, 4 + _random.Next(40));
        }
        return _database is not null;
    }

    private void Close()
    {
        _database?.Dispose();
        _vfs?.Dispose();
        (_database, _vfs) = (null, null);
    }

    private void Cycle()
    {
        _workload.History.Clear();
        _workload.History.Add(_workload.Acknowledged);
        PlanFault();
        _mayBeOlder = _class == FaultClass.F7Lie || (_class == FaultClass.F8AtRest && _damage is Damage.LostWrite or Damage.MisdirectedWrite);
        int steps = 1 + _random.Next(8);
        for (int i = 0; i < steps && _database is not null && !IsOver(); i++)
        {
            Step();
        }
        if (_class == FaultClass.F8AtRest && _random.NextBool())
        {
            Close();
        }
        else
        {
            // Without its end a log is like one that was interrupted; only single bits can be told from that.
            _mayBeOlder |= _class == FaultClass.F8AtRest && _damage != Damage.Bit;
            LosePower(LossOfClass());
        }
        if (_class == FaultClass.F8AtRest)
        {
            // Where something is: the superblocks and the database, or the first chunks of the log.
            long unit = _random.Next(3) == 0 ? Blocks - 1 - _random.Next(2L * ChunkBytes / 4096) : _random.Next(40L);
            _damage.Do(_device, unit, _before, _random);
        }
        if (_class == FaultClass.F9DuringRecovery)
        {
            for (int depth = 0; depth < 3; depth++)
            {
                CrashInRecovery();
            }
        }
        if (_class == FaultClass.F10DuringMaintenance && _random.Next(4) == 0)
        {
            GrowDevice();
            CrashWhileOpening();
        }
        Verify();
    }

    private void GrowDevice() =>
        _device = new FaultyBlockDevice([.. _device.ReadDurable(), .. new byte[(1 + _random.Next(4)) * 4096]], _random.Next());

    private bool IsOver() => _device.FaultHappened && _class is not (FaultClass.F5Error or FaultClass.F6Full or FaultClass.F7Lie);

    private void PlanFault()
    {
        switch (_class)
        {
            case FaultClass.F5Error:
                _device.Plan(DeviceFault.Error, (DeviceOperations)(1 << _random.Next(4)), _random.Next(30), _random.NextBool());
                break;
            case FaultClass.F6Full:
                _device.Plan(DeviceFault.Full, DeviceOperations.Write, _random.Next(30), _random.NextBool());
                break;
            case FaultClass.F7Lie:
                _device.Plan(DeviceFault.Lie, DeviceOperations.Sync, _random.Next(12));
                break;
            case FaultClass.F8AtRest:
                _damage = (Damage)_random.Next(Enum.GetValues<Damage>().Length);
                _before = _device.ReadDurable();
                _device.PlanNothing();
                if (_damage is Damage.LostWrite or Damage.MisdirectedWrite)
                {
                    DeviceFault fault = _damage == Damage.LostWrite ? DeviceFault.LostWrite : DeviceFault.MisdirectedWrite;
                    _device.Plan(fault, DeviceOperations.Write, _random.Next(30));
                }
                break;
            default:
                _device.Plan(DeviceFault.PowerCut, DeviceOperations.Change, _random.Next(40));
                break;
        }
    }

    private PowerLoss LossOfClass() => _class switch
    {
        FaultClass.F1PendingDropped => PowerLoss.Drop,
        FaultClass.F2SubsetKept => PowerLoss.Subset,
        FaultClass.F3PrefixAndTorn => PowerLoss.Torn,
        FaultClass.F4Garbage => PowerLoss.Garbage,
        _ => (PowerLoss)_random.Next(Losses),
    };

    private void Step()
    {
        int kind = _random.Next(_class == FaultClass.F10DuringMaintenance ? 40 : 100);
        switch (kind)
        {
            case < 6:
                _ = _database!.Run("PRAGMA wal_checkpoint(TRUNCATE)");
                break;
            case < 10:
                _ = _database!.Run("PRAGMA wal_checkpoint(RESTART)");
                break;
            case < 16:
                Close();
                if (!TryOpen(out string why) && !_device.FaultHappened)
                {
                    throw new FoundException($"it was closed in order and cannot be opened: {why}");
                }
                Adopt();
                break;
            case < 20:
                _ = _database!.Run("VACUUM");
                break;
            default:
                bool wasFailed = _vfs!.Failure is not null;
                if (_workload.Change(_database!) && wasFailed)
                {
                    throw new FoundException("a transaction was acknowledged after the device had failed");
                }
                break;
        }
    }

    // What failed may be there once the image is opened again; from then on it has to stay.
    private void Adopt()
    {
        bool mayBeOlder = _mayBeOlder && _class == FaultClass.F8AtRest;
        if (_database is null || (_workload.InFlight.Count == 0 && !mayBeOlder))
        {
            return;
        }
        if (Workload.Read(_database, out _) is Content content)
        {
            CheckAllowed(content);
            _workload.Acknowledged = content;
            _workload.InFlight.Clear();
        }
        else if (mayBeOlder)
        {
            Close();
        }
    }

    private void CheckAllowed(Content content)
    {
        if (!content.Equals(_workload.Acknowledged)
            && !_workload.InFlight.Contains(content)
            && !(_mayBeOlder && _workload.History.Contains(content)))
        {
            throw new FoundException($"{_damage}: there is\n{content}, acknowledged was\n{_workload.Acknowledged}, in flight\n{string.Join('\n', _workload.InFlight)}");
        }
    }

    private void CrashInRecovery()
    {
        _device.Plan(DeviceFault.PowerCut, _random.NextBool() ? DeviceOperations.All : DeviceOperations.Change, _random.Next(12));
        if (TryOpen(out _))
        {
            _ = Workload.Read(_database!, out _);
            _ = _database!.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        LosePower((PowerLoss)_random.Next(Losses));
    }

    private void Verify()
    {
        bool mayRefuse = _class is FaultClass.F7Lie or FaultClass.F8AtRest;
        string why = "";
        Content? content = null;
        if (TryOpen(out why))
        {
            content = Workload.Read(_database!, out int code);
            why = content is null ? $"code {code}: {_vfs!.LastError?.Message}" : why;
        }
        if (content is null)
        {
            if (!mayRefuse)
            {
                throw new FoundException($"it cannot be opened or read: {why}");
            }
            Refusals++;
            Restart();
            return;
        }
        string check = "";
        int checkCode = _database!.Run("PRAGMA integrity_check", static _ => { }, s => check += raw.sqlite3_column_text(s, 0).utf8_to_string());
        if (check != "ok")
        {
            if (mayRefuse)
            {
                Refusals++;
                Restart();
                return;
            }
            throw new FoundException($"integrity_check: {check} (code {checkCode})");
        }
        CheckAllowed(content);
        _workload.Acknowledged = content;
        _workload.InFlight.Clear();
    }
}

namespace TelOS.Host;

/// <summary>Numbers of system calls on x86-64, and the constants of theirs that the host uses.</summary>
internal static class SystemCall
{
    public const nint Write = 1;
    public const nint Close = 3;
    public const nint SignalAction = 13;
    public const nint SignalMask = 14;
    public const nint Duplicate = 33;
    public const nint Execute = 59;
    public const nint ChangeFolder = 80;
    public const nint MakeFolder = 83;
    public const nint Link = 88;
    public const nint SetSession = 112;
    public const nint SetGroups = 116;
    public const nint SetUser = 117;
    public const nint SetGroup = 119;
    public const nint SetCapabilities = 126;
    public const nint MakeNode = 133;
    public const nint PivotRoot = 155;
    public const nint Control = 157;
    public const nint Mount = 165;
    public const nint Unmount = 166;
    public const nint OpenAt = 257;
    public const nint DuplicateTo = 292;
    public const nint Limit = 302;
    public const nint ExecuteAt = 322;
    public const nint CloseRange = 436;
    public const nint MountAttributes = 442;

    /// <summary>prctl: a signal when the thread that made the process ends.</summary>
    public const nint ParentDeathSignal = 1;

    /// <summary>prctl: how privileges change when a program is executed.</summary>
    public const nint SecureBits = 28;

    /// <summary>prctl: no program that is executed gives privileges.</summary>
    public const nint NoNewPrivileges = 38;

    /// <summary>Close on exec.</summary>
    public const nint CloseOnExec = 0x80000;

    /// <summary>Paths are relative to the current folder.</summary>
    public const nint CurrentFolder = -100;

    /// <summary>The descriptor itself is meant.</summary>
    public const nint EmptyPath = 0x1000;
}

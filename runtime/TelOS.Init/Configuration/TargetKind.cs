namespace TelOS.Init;

/// <summary>Who may serve a session.</summary>
public enum TargetKind
{
    /// <summary>Whoever the parent finds.</summary>
    Parent,

    /// <summary>A child, by its name or an alias.</summary>
    Child,

    /// <summary>The only child that provides the service.</summary>
    AnyChild,

    /// <summary>A service of the program that uses the library.</summary>
    Local,
}

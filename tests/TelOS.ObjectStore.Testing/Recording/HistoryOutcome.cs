using System.Text.Json.Serialization;

namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>How a transaction ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HistoryOutcome>))]
public enum HistoryOutcome
{
    /// <summary>The store acknowledged the commit.</summary>
    Committed,

    /// <summary>The store refused the commit, or an operation before it, for what others changed.</summary>
    Conflict,

    /// <summary>The client gave it up.</summary>
    RolledBack,
}

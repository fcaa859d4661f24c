namespace TelOS.ObjectStore.Testing.Workload;

/// <summary>The store refused a transaction for what others changed.</summary>
public sealed class TransactionConflictException : Exception
{
    /// <summary>Says so.</summary>
    public TransactionConflictException() : this("Another transaction changed what this one saw or changes.") { }

    /// <summary>Says so.</summary>
    /// <param name="message">In these words.</param>
    public TransactionConflictException(string message) : base(message) { }

    /// <summary>Says so.</summary>
    /// <param name="message">In these words.</param>
    /// <param name="innerException">Where it was noticed.</param>
    public TransactionConflictException(string message, Exception? innerException) : base(message, innerException) { }
}

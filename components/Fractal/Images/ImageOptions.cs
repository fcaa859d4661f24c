namespace TelOS.Fractal;

/// <summary>How a program uses the Living Image.</summary>
public sealed record ImageOptions
{
    /// <summary>Whether transactions may write. An image that only reads asks its session for no more.</summary>
    public bool IsWriteable { get; init; } = true;

    /// <summary>Bytes that the process-wide cache of objects may take, roughly; 0 for none.</summary>
    public long CacheBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Supplies the methods that slots name.</summary>
    public IMethodResolver Methods { get; init; } = new MethodDictionary();

    /// <summary>Takes up messages that neither an object nor what it delegates to understands, when no slot <c>doesNotUnderstand</c> does.
    /// It may write the method into the receiver and <see cref="MethodCall.Retry"/>. Null: such a message is an error.</summary>
    public MethodBody? DoesNotUnderstand { get; init; }

    /// <summary>How often <see cref="LivingImage.Update(Action{ImageTransaction})"/> tries before it gives up on conflicts, at least 1.</summary>
    public int Attempts { get; init; } = 10;
}

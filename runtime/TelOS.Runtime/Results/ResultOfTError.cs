using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>The value of a call, or the error that the contract declares for it.</summary>
/// <remarks>The default is a failure with the default error, which is `Unsupported` for errors of a contract.</remarks>
/// <typeparam name="T">The value.</typeparam>
/// <typeparam name="TError">The error.</typeparam>
public readonly struct Result<T, TError> : IEquatable<Result<T, TError>>
{
    private readonly T _value;
    private readonly TError _error;

    private Result(bool isOk, T value, TError error)
    {
        IsOk = isOk;
        _value = value;
        _error = error;
    }

    /// <summary>Whether there is a value.</summary>
    public bool IsOk { get; }

    /// <summary>Whether there is an error.</summary>
    public bool IsError => !IsOk;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The call failed; the message names the error.</exception>
    public T Value => IsOk ? _value : throw new InvalidOperationException($"The call failed: {_error}.");

    /// <summary>The error.</summary>
    /// <exception cref="InvalidOperationException">The call succeeded.</exception>
    public TError Error => IsOk ? throw new InvalidOperationException("The call succeeded and has no error.") : _error;

    /// <summary>A success.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T, TError>(T value) => new(true, value, default!);

    /// <summary>A failure.</summary>
    /// <param name="error">The error.</param>
    public static implicit operator Result<T, TError>(TError error) => new(false, default!, error);

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(Result<T, TError> left, Result<T, TError> right) => left.Equals(right);

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(Result<T, TError> left, Result<T, TError> right) => !left.Equals(right);

    /// <summary>The value, if there is one.</summary>
    /// <param name="value">The value or the default.</param>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsOk;
    }

    /// <summary>The value or the error.</summary>
    /// <param name="value">The value or the default.</param>
    /// <param name="error">The error or the default.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value, [MaybeNullWhen(true)] out TError error)
    {
        value = _value;
        error = _error;
        return IsOk;
    }

    /// <summary>One of two functions of the outcome.</summary>
    /// <param name="ok">What to make of the value.</param>
    /// <param name="failed">What to make of the error.</param>
    public TOutcome Match<TOutcome>(Func<T, TOutcome> ok, Func<TError, TOutcome> failed) => IsOk ? ok(_value) : failed(_error);

    /// <summary>The same error, or a function of the value.</summary>
    /// <param name="map">What to make of the value.</param>
    public Result<TOther, TError> Map<TOther>(Func<T, TOther> map) =>
        IsOk ? new(true, map(_value), default!) : new(false, default!, _error);

    /// <inheritdoc/>
    public bool Equals(Result<T, TError> other) =>
        IsOk == other.IsOk
        && (IsOk
            ? EqualityComparer<T>.Default.Equals(_value, other._value)
            : EqualityComparer<TError>.Default.Equals(_error, other._error));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Result<T, TError> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsOk ? HashCode.Combine(true, _value) : HashCode.Combine(false, _error);

    /// <inheritdoc/>
    public override string ToString() => IsOk ? $"Ok({_value})" : $"Error({_error})";

    internal static Result<T, TError> Success(T value) => new(true, value, default!);

    internal static Result<T, TError> Failure(TError error) => new(false, default!, error);
}

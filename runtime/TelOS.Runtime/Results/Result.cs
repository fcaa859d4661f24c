namespace TelOS.Runtime;

/// <summary>Makes results where an implicit conversion cannot: values of interface type, or value and error of one type.</summary>
public static class Result
{
    /// <summary>A success.</summary>
    /// <param name="value">The value.</param>
    public static Result<T, TError> Ok<T, TError>(T value) => Result<T, TError>.Success(value);

    /// <summary>A failure.</summary>
    /// <param name="error">The error.</param>
    public static Result<T, TError> Error<T, TError>(TError error) => Result<T, TError>.Failure(error);
}

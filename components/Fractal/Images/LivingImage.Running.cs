using System.Security.Cryptography;

namespace TelOS.Fractal;

/// <summary>Whole transactions, tried again when they meet others.</summary>
public sealed partial class LivingImage
{
    /// <summary>Runs a reading transaction.</summary>
    /// <typeparam name="T">What it finds: values, no objects, which belong to the transaction.</typeparam>
    /// <param name="body">What to do.</param>
    public T Read<T>(Func<ImageTransaction, T> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        using ImageTransaction transaction = BeginRead();
        return body(transaction);
    }

    /// <inheritdoc cref="Read{T}(Func{ImageTransaction, T})"/>
    /// <param name="body">What to do.</param>
    /// <param name="cancellationToken">Ends the waits for the store.</param>
    public async Task<T> ReadAsync<T>(Func<ImageTransaction, Task<T>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        await using ImageTransaction transaction = await BeginReadAsync(cancellationToken);
        return await body(transaction);
    }

    /// <summary>Runs a transaction and commits it; when it meets a conflict, again from the beginning, at most <see cref="ImageOptions.Attempts"/> times.</summary>
    /// <param name="body">What to do. It may run several times, so it has no effects but those on the image.</param>
    /// <exception cref="ConflictException">There was a conflict every time.</exception>
    public void Update(Action<ImageTransaction> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Update(transaction =>
        {
            body(transaction);
            return true;
        });
    }

    /// <inheritdoc cref="Update(Action{ImageTransaction})"/>
    /// <typeparam name="T">What it finds: values, no objects, which belong to the transaction.</typeparam>
    public T Update<T>(Func<ImageTransaction, T> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                using ImageTransaction transaction = BeginWrite();
                T result = body(transaction);
                transaction.Commit();
                return result;
            }
            catch (ConflictException) when (attempt < Options.Attempts)
            {
                Thread.Sleep(Pause(attempt));
            }
        }
    }

    /// <inheritdoc cref="Update(Action{ImageTransaction})"/>
    /// <param name="body">What to do. It may run several times, so it has no effects but those on the image.</param>
    /// <param name="cancellationToken">Ends the waits for the store; a commit that was begun is waited for.</param>
    public Task UpdateAsync(Func<ImageTransaction, Task> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return UpdateAsync(
            async transaction =>
            {
                await body(transaction);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc cref="UpdateAsync(Func{ImageTransaction, Task}, CancellationToken)"/>
    /// <typeparam name="T">What it finds: values, no objects, which belong to the transaction.</typeparam>
    public async Task<T> UpdateAsync<T>(Func<ImageTransaction, Task<T>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await using ImageTransaction transaction = await BeginWriteAsync(cancellationToken);
                T result = await body(transaction);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (ConflictException) when (attempt < Options.Attempts)
            {
                await Task.Delay(Pause(attempt), cancellationToken);
            }
        }
    }

    // Those who met are to meet no more, so the pause is drawn, from a range that doubles up to a quarter of a second.
    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1 << Math.Min(attempt, 8)));
}

using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TelOS.Fractal;

/// <summary>Methods by name: <c>new MethodDictionary { ["shape.area"] = call => ... }</c>. Several threads use it.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is a dictionary in the sense of the field.")]
public sealed class MethodDictionary : IMethodResolver, IEnumerable<KeyValuePair<string, MethodBody>>
{
    private readonly ConcurrentDictionary<string, MethodBody> _methods = new(StringComparer.Ordinal);

    /// <summary>The method of a name; another one may be put there at any time.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public MethodBody this[string name]
    {
        get => _methods[name];
        set => _methods[name] = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Takes a method away.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string name) => _methods.TryRemove(name, out _);

    /// <inheritdoc/>
    public bool TryResolve(string name, ImageObject holder, [NotNullWhen(true)] out MethodBody? body) => _methods.TryGetValue(name, out body);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, MethodBody>> GetEnumerator() => _methods.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>What an asynchronous method returns: the result, and the parameters that came back.</summary>
internal sealed class AsyncResult
{
    private readonly bool _hasResult;

    /// <summary>Composes the type for <paramref name="method"/>.</summary>
    public AsyncResult(Method method)
    {
        _hasResult = method.ReturnsValue;
        var names = new NameScope([.. ReservedNames.OfObject, "Rest", "CompareTo"]);
        var parts = new List<string>();
        if (_hasResult)
        {
            parts.Add($"{method.ReturnType} {names.Take("Result")}");
        }

        string? single = _hasResult ? method.ReturnType : null;
        foreach (MethodParameter parameter in method.InOuts)
        {
            string name = CSharpNames.Pascal(parameter.Name);
            parts.Add($"{parameter.Type.Result} {names.Take(name, name + "Value")}");
            single ??= parameter.Type.Result;
        }

        Type = parts.Count > 1 ? $"({string.Join(", ", parts)})" : single;
    }

    /// <summary>The C# type, or null where there is nothing to return.</summary>
    public string? Type { get; }

    /// <summary>The expression that returns all of it.</summary>
    /// <param name="result">The variable of the result.</param>
    /// <param name="inOuts">The variables of the parameters.</param>
    public string Compose(string result, IReadOnlyList<string> inOuts)
    {
        IReadOnlyList<string> parts = _hasResult ? [result, .. inOuts] : inOuts;
        return parts.Count > 1 ? $"({string.Join(", ", parts)})" : parts[0];
    }
}

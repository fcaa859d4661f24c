using System.Diagnostics.CodeAnalysis;

namespace TelOS.Fractal;

/// <summary>Supplies methods. In the image there is only a method's name; the behaviour is the program's.</summary>
public interface IMethodResolver
{
    /// <summary>Finds a method.</summary>
    /// <param name="name">The name that the slot holds.</param>
    /// <param name="holder">The object whose slot it is, where a resolver that translates behaviour kept in the image finds its text.</param>
    /// <param name="body">The method.</param>
    /// <returns>Whether there is one. Called for every message, so what is costly is to be remembered.</returns>
    bool TryResolve(string name, ImageObject holder, [NotNullWhen(true)] out MethodBody? body);
}

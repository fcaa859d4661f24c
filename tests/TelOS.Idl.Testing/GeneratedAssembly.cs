using System.Reflection;
using TelOS.Idl.CSharp;

namespace TelOS.Idl.Testing;

/// <summary>Generated code, compiled and loaded.</summary>
/// <param name="Assembly">The assembly; it is unloaded when nothing refers to it any more.</param>
/// <param name="Files">The generated files in it.</param>
public sealed record GeneratedAssembly(Assembly Assembly, IReadOnlyList<GeneratedFile> Files)
{
    /// <summary>Runs a public static method without parameters.</summary>
    /// <param name="type">The type's full name.</param>
    /// <param name="method">The method, synchronous or not.</param>
    public async Task RunAsync(string type, string method)
    {
        MethodInfo target = Assembly.GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)
            ?? throw new MissingMethodException(type, method);
        object? result = target.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
        if (result is Task task)
        {
            await task;
        }
    }
}

using TelOS.Idl.CSharp.Messages;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Interfaces;

/// <summary>A parameter of a method, as it is spelled in one file.</summary>
/// <param name="Parameter">The parameter of the contract.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="Type">How it travels.</param>
internal sealed record MethodParameter(Parameter Parameter, string Name, MessageType Type)
{
    /// <summary>The declaration in a synchronous signature.</summary>
    public string Declaration => Parameter.IsInOut ? $"ref {Type.Result} {Name}" : $"{Type.Parameter} {Name}";

    /// <summary>The declaration in an asynchronous signature, where nothing is passed by reference.</summary>
    public string AsyncDeclaration => Parameter.IsInOut ? $"{Type.Result} {Name}" : $"{Type.Parameter} {Name}";

    /// <summary>What hands the parameter on to a method with the same signature.</summary>
    public string Argument => Parameter.IsInOut ? $"ref {Name}" : Name;
}

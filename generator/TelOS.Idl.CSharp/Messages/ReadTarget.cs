namespace TelOS.Idl.CSharp.Messages;

/// <summary>Where a value goes that is read from a message.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Declares">Whether the statement that assigns it declares it.</param>
/// <param name="IsResult">Whether it outlives the message, so that views of the message must be copied.</param>
internal sealed record ReadTarget(string Name, bool Declares, bool IsResult)
{
    /// <summary>A variable that lives as long as the message.</summary>
    public static ReadTarget Argument(string name) => new(name, true, false);

    /// <summary>A variable that outlives the message.</summary>
    public static ReadTarget NewResult(string name) => new(name, true, true);

    /// <summary>A parameter that is passed by reference.</summary>
    public static ReadTarget Existing(string name) => new(name, false, true);

    /// <summary>The left side of the assignment.</summary>
    public string Left(MessageType type) => Declares ? $"{(IsResult ? type.Result : type.Parameter)} {Name}" : Name;
}

using TelOS.Idl.Naming;

namespace TelOS.Idl.Binding.Names;

/// <summary>How names of one sort are written here and spelled in the target languages.</summary>
/// <param name="IsPascal">Whether they begin with a capital.</param>
/// <param name="CSharp">The C# spelling.</param>
/// <param name="Cpp">The C++ spelling.</param>
internal sealed record NameForm(bool IsPascal, Func<string, string> CSharp, Func<string, string> Cpp)
{
    public static NameForm Type { get; } = new(true, TargetNames.ToCSharp, TargetNames.ToCppType);

    public static NameForm Constant { get; } = new(false, TargetNames.ToCSharp, TargetNames.ToCppConstant);

    /// <summary>Fields, arms, methods, session arguments.</summary>
    public static NameForm Member { get; } = new(false, TargetNames.ToCSharp, TargetNames.ToCpp);

    public static NameForm Parameter { get; } = new(false, name => name, TargetNames.ToCpp);
}

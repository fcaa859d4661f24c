using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>A function with the place where its name is written.</summary>
internal readonly record struct NamedFunction(Function Function, Identifier Name);

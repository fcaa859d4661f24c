using TelOS.Idl.CSharp.Code;
using TelOS.Idl.Model;

namespace TelOS.Idl.CSharp.Interfaces;

/// <summary>Writes the documentation of methods.</summary>
internal static class MethodDoc
{
    /// <summary>Writes everything that the contract says of a function.</summary>
    public static void Write(SourceFile file, Method method)
    {
        CodeWriter code = file.Body;
        Function function = method.Function;
        bool isSignal = function.Signal is not null;
        DocComment.Write(
            code,
            isSignal ? null : function.Documentation,
            isSignal
                ? $"Registers who is notified of <c>{function.Name}</c>; an invalid handler ends the notifications."
                : $"Calls <c>{function.Name}</c>.",
            $"<c>{file.Contract.FileName}</c>, <c>{function.Name}</c>, opcode {Literal.Number(function.Opcode)}.");
        if (isSignal)
        {
            DocComment.Parameter(code, method.Parameters[0].Name, "A signal context. The server owns what it receives.");
            return;
        }

        foreach (MethodParameter parameter in method.Parameters)
        {
            string? text = function.Documentation?.Parameters.FirstOrDefault(entry => entry.Name == parameter.Parameter.Name)?.Text;
            if (text is not null)
            {
                DocComment.Parameter(code, parameter.Name.TrimStart('@'), Sentence(DocText.Inline(text)));
            }
        }

        if (function.Documentation?.Returns is { } returns && method.ReturnsValue)
        {
            DocComment.Element(code, "returns", Sentence(DocText.Inline(returns)));
        }
    }

    /// <summary>The text as a sentence: texts behind tags begin with a small letter and have no full stop.</summary>
    private static string Sentence(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        string begun = char.ToUpperInvariant(text[0]) + text.Substring(1);
        return begun[begun.Length - 1] is '.' or '!' or '?' ? begun : begun + ".";
    }
}

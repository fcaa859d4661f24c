using Antlr4.Runtime;

namespace TelOS.Idl.Syntax;

/// <summary>A text as the lexer sees it. Characters beyond ASCII, which only comments and texts may hold, all look like the delete
/// character: the lexer learns its way for ASCII only, and looks up everything else anew each time, slowly.</summary>
internal sealed class SourceCharStream(string content) : AntlrInputStream(content)
{
    private const int Delete = 0x7F;

    /// <inheritdoc/>
    public override int LA(int i) => Math.Min(base.LA(i), Delete);
}

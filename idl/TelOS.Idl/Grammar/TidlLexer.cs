using Antlr4.Runtime.Atn;

namespace TelOS.Idl.Grammar;

/// <content>What the generated lexer does not let others do.</content>
internal partial class TidlLexer
{
    /// <summary>Makes it learn into tables of its own instead of those that all lexers share.</summary>
    internal void LearnAlone() =>
        Interpreter = new LexerATNSimulator(this, _ATN, DecisionTables.For(_ATN), new PredictionContextCache());
}

using Antlr4.Runtime.Atn;

namespace TelOS.Idl.Grammar;

/// <content>What the generated parser does not let others do.</content>
internal partial class TidlParser
{
    /// <summary>Makes it learn into tables of its own instead of those that all parsers share.</summary>
    internal void LearnAlone() =>
        Interpreter = new ParserATNSimulator(this, _ATN, DecisionTables.For(_ATN), new PredictionContextCache());
}

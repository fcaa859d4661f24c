using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;

namespace TelOS.Idl.Grammar;

/// <summary>Makes empty prediction tables.</summary>
internal static class DecisionTables
{
    /// <summary>One empty table a decision of the grammar.</summary>
    internal static DFA[] For(ATN atn)
    {
        DFA[] tables = new DFA[atn.NumberOfDecisions];
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i] = new DFA(atn.GetDecisionState(i), i);
        }

        return tables;
    }
}

using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Documenting.Rendering;

/// <summary>What a budget means, in words.</summary>
internal static class BudgetWords
{
    /// <summary>Which kernels carry the messages.</summary>
    public static string PortabilityOf(MessageBudget budget)
    {
        int bytes = Math.Max(budget.RequestBytes, budget.ReplyBytes);
        int caps = Math.Max(budget.RequestCapabilities, budget.ReplyCapabilities);
        return (bytes > MessageBudget.PortableBytes, caps > 1) switch
        {
            (false, false) => "every kernel carries it",
            (true, false) => $"more than the {PageText.Number(MessageBudget.PortableBytes)} bytes that every kernel carries",
            (false, true) => "more than the one capability that every kernel carries",
            _ => $"more than the {PageText.Number(MessageBudget.PortableBytes)} bytes and the one capability that every kernel carries",
        };
    }

    /// <summary>Whether every kernel carries the messages.</summary>
    public static bool IsPortable(MessageBudget budget) =>
        Math.Max(budget.RequestBytes, budget.ReplyBytes) <= MessageBudget.PortableBytes
        && Math.Max(budget.RequestCapabilities, budget.ReplyCapabilities) <= 1;
}

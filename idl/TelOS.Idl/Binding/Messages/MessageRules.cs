using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Messages;

/// <summary>Refuses messages that Genode would cut off without a word, and names the kernels with smaller ones.</summary>
internal static class MessageRules
{
    public const int MaxParameters = 7;

    // 120 message registers of eight bytes, less what Genode's own protocol takes.
    private const int Sel4Bytes = 896;

    public static void Check(string name, TextSpan span, MessageBudget budget, int leastRequest, int leastReply, bool isGenode, DiagnosticSink sink)
    {
        CheckCapabilities(name, span, "request", budget.RequestCapabilities, isGenode, sink);
        CheckCapabilities(name, span, "reply", budget.ReplyCapabilities, isGenode, sink);
        int needed = isGenode ? leastRequest : budget.RequestBytes;
        if (needed > MessageBudget.MaxBytes)
        {
            sink.Report(MessageDiagnostics.RequestTooLarge, span, name, Numbers.Text(needed));
        }
        else
        {
            CheckPortable(name, span, "request", budget.RequestBytes, isGenode, sink);
        }
        needed = isGenode ? leastReply : budget.ReplyBytes;
        if (needed > MessageBudget.MaxBytes)
        {
            sink.Report(MessageDiagnostics.ReplyTooLarge, span, name, Numbers.Text(needed));
        }
        else
        {
            CheckPortable(name, span, "reply", budget.ReplyBytes, isGenode, sink);
        }
    }

    private static void CheckCapabilities(string name, TextSpan span, string message, int count, bool isGenode, DiagnosticSink sink)
    {
        if (count > MessageBudget.MaxCapabilities)
        {
            sink.Report(MessageDiagnostics.TooManyCapabilities, span, name, message, Numbers.Text(count));
        }
        else if (count > 1 && !isGenode)
        {
            sink.Report(MessageDiagnostics.NotPortableCapabilities, span, name, message, Numbers.Text(count));
        }
    }

    private static void CheckPortable(string name, TextSpan span, string message, int bytes, bool isGenode, DiagnosticSink sink)
    {
        if (bytes > MessageBudget.MaxBytes)
        {
            sink.Report(MessageDiagnostics.MaximumTooLarge, span, name, message, Numbers.Text(bytes));
        }
        else if (bytes > MessageBudget.PortableBytes && !isGenode)
        {
            sink.Report(
                MessageDiagnostics.NotPortableSize,
                span,
                name,
                message,
                Numbers.Text(bytes),
                bytes > Sel4Bytes ? "Fiasco.OC (480) and seL4 (896)" : "Fiasco.OC (480)");
        }
    }
}

using TelOS.Idl.CSharp.Code;
using TelOS.Idl.CSharp.Interfaces;
using TelOS.Idl.CSharp.Naming;

namespace TelOS.Idl.CSharp.Emitters;

/// <summary>Writes the event and the awaitable of a signal. The handler is registered at the server when somebody first wants it.</summary>
internal sealed class ClientSignal
{
    private readonly MethodShape _method;
    private readonly SourceFile _file;
    private readonly CodeWriter _code;
    private readonly string _event;
    private readonly string _wait;
    private readonly string _field;
    private readonly string _receiver;

    /// <summary>Takes the names of the members.</summary>
    public ClientSignal(MethodShape method, SourceFile file, NameScope members)
    {
        _method = method;
        _file = file;
        _code = file.Body;
        string name = CSharpNames.Member(method.Function.Name, method.Function.Spelling);
        _event = members.Take(name, name + "Signal");
        _wait = members.Take(name + "Async", name + "SignalAsync");
        _field = members.Take("_" + CSharpNames.Camel(name));
        _receiver = members.Take("Receive" + name, "Receive" + name + "Signal");
    }

    /// <summary>The declaration of the field.</summary>
    public string Field => $"private {_file.Runtime("SignalReceiver")}? {_field};";

    /// <summary>Writes the disposal of all receivers.</summary>
    public static void EmitDispose(SourceFile file, IReadOnlyList<ClientSignal> signals)
    {
        if (signals.Count == 0)
        {
            return;
        }

        CodeWriter code = file.Body;
        code.Separate();
        code.Line("/// <inheritdoc/>");
        using (code.Block("protected override void Dispose(bool disposing)"))
        {
            using (code.Block("if (disposing)"))
            {
                foreach (ClientSignal signal in signals)
                {
                    code.Line($"{signal._field}?.Dispose();");
                }
            }

            code.Separate();
            code.Line("base.Dispose(disposing);");
        }
    }

    /// <summary>Writes the event and the awaitable.</summary>
    public void EmitEvent()
    {
        string reads = _method.Function.Signal?.Reads is { } method ? $"Signals coalesce: call <c>{method}</c> again, do not count." : "Signals coalesce: do not count them.";
        _code.Separate();
        DocComment.Write(_code, _method.Function.Documentation, $"The signal <c>{_method.Function.Name}</c> came.", reads);
        Attributes.Obsolete(_file, _method.Function.Availability);
        using (_code.Block($"public event {_file.System("Action")}? {_event}"))
        {
            _code.Line($"add => {_receiver}().Received += value;");
            using (_code.Block("remove"))
            {
                using (_code.Block($"if ({_field} is {{ }} receiver)"))
                {
                    _code.Line("receiver.Received -= value;");
                }
            }
        }

        _code.Separate();
        _code.Line($"/// <summary>Waits for the next <see cref=\"{_event}\"/>; one that came since the last wait counts.</summary>");
        _code.Line("/// <param name=\"cancellationToken\">Ends the wait; no signal is lost by it.</param>");
        Attributes.Obsolete(_file, _method.Function.Availability);
        _code.Line($"public {_file.Use("System.Threading.Tasks", "ValueTask")} {_wait}({_file.Use("System.Threading", "CancellationToken")} cancellationToken = default) =>");
        using (_code.Indented())
        {
            _code.Line($"{_receiver}().WaitAsync(cancellationToken);");
        }
    }

    /// <summary>Writes the method that registers the handler.</summary>
    public void EmitReceiver()
    {
        string receiver = _file.Runtime("SignalReceiver");
        string interlocked = _file.UseStatic("System.Threading", "Interlocked");
        _code.Separate();
        using (_code.Block($"private {receiver} {_receiver}()"))
        {
            using (_code.Block($"if ({_field} is {{ }} registered)"))
            {
                _code.Line("return registered;");
            }

            _code.Separate();
            _code.Line($"var receiver = new {receiver}();");
            using (_code.Block($"if ({interlocked}.CompareExchange(ref {_field}, receiver, null) is {{ }} other)"))
            {
                _code.Line("receiver.Dispose();");
                _code.Line("return other;");
            }

            _code.Separate();
            using (_code.Block("try"))
            {
                _code.Line($"{_method.Name}(receiver.Context);");
                _code.Line("return receiver;");
            }

            using (_code.Block("catch"))
            {
                _code.Line($"{interlocked}.CompareExchange(ref {_field}, null, receiver);");
                _code.Line("receiver.Dispose();");
                _code.Line("throw;");
            }
        }
    }
}

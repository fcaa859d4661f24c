using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TelOS.Fractal;

/// <summary>Messages and delegation.</summary>
public sealed partial class ImageObject
{
    /// <summary>The slot whose method is sent what is not understood.</summary>
    public const string DoesNotUnderstand = "doesNotUnderstand";

    // Methods that send messages without end are stopped before they end the process.
    private const int MaxNesting = 1000;

    /// <summary>The objects to which messages are delegated: what the slots whose names end in <c>*</c> refer to, by the names of the slots, each once.</summary>
    public IEnumerable<ImageObject> Parents => Transaction.Walk(State.Parents);

    /// <summary>Looks for a slot, here and then along the parents: depth first, the parents of an object by the names of their slots, each object once,
    /// so that cycles end. The first one found counts.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="holder">The object that has it.</param>
    /// <exception cref="ObjectNotFoundException">A parent does not exist.</exception>
    public bool TryLookup(string slot, out Value value, [NotNullWhen(true)] out ImageObject? holder)
    {
        if (State.Slots.TryGetValue(slot, out value))
        {
            holder = this;
            return true;
        }
        return TryLookupParents(slot, out value, out holder);
    }

    /// <summary>The value of a slot, here or along the parents; <see cref="Value.Null"/> where nobody has it.</summary>
    /// <param name="slot">The slot's name.</param>
    public Value Lookup(string slot) => TryLookup(slot, out Value value, out _) ? value : default;

    /// <summary>Sends a message. The slot of that name, here or along the parents, answers: a method by running with this object as its receiver, anything else
    /// by what it holds. If nobody has it, the method in slot <c>doesNotUnderstand</c> is asked, then <see cref="ImageOptions.DoesNotUnderstand"/>.</summary>
    /// <param name="selector">The name of the message.</param>
    /// <param name="arguments">What is sent with it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="MessageNotUnderstoodException">Nobody took it up.</exception>
    /// <exception cref="ArgumentException">Arguments were sent to a slot that holds no method.</exception>
    /// <exception cref="InvalidOperationException">Messages were sent in answer to messages, without end.</exception>
    public Value Send(string selector, params ReadOnlySpan<Value> arguments)
    {
        if (TryLookup(selector, out Value value, out ImageObject? holder))
        {
            return Answer(value, new MethodCall(this, holder, selector, arguments));
        }
        if (TryLookup(DoesNotUnderstand, out Value handler, out ImageObject? handlerHolder) && handler.Kind == ValueKind.Method)
        {
            return Answer(handler, new MethodCall(this, handlerHolder, selector, arguments, isNotUnderstood: true));
        }
        return Transaction.Image.Options.DoesNotUnderstand is { } body
            ? Run(body, new MethodCall(this, this, selector, arguments, isNotUnderstood: true))
            : throw new MessageNotUnderstoodException(this, selector);
    }

    /// <summary>Sends a message that somebody has to understand by now.</summary>
    internal Value SendKnown(string selector, ReadOnlySpan<Value> arguments) =>
        TryLookup(selector, out Value value, out ImageObject? holder)
            ? Answer(value, new MethodCall(this, holder, selector, arguments))
            : throw new MessageNotUnderstoodException(this, selector);

    /// <summary>Sends a message on to the parents of who answers it now.</summary>
    internal Value Resend(string slot, MethodCall call) =>
        call.Holder.TryLookupParents(slot, out Value value, out ImageObject? holder)
            ? Answer(value, new MethodCall(this, holder, call.Selector, call.Arguments, isNotUnderstood: slot != call.Selector))
            : throw new MessageNotUnderstoodException(this, call.Selector);

    private static Value Answer(in Value value, MethodCall call)
    {
        if (value.Kind == ValueKind.Method)
        {
            string name = value.AsMethod();
            return call.Transaction.Image.Options.Methods.TryResolve(name, call.Holder, out MethodBody? body)
                ? Run(body, call)
                : throw new MessageNotUnderstoodException(
                    $"Object #{call.Receiver.Id.Value} answers '{call.Selector}' by the method '{name}', which this program does not supply.");
        }
        return call.Arguments.IsEmpty
            ? value
            : throw new ArgumentException($"Slot '{call.Selector}' of #{call.Holder.Id.Value} holds {value.Kind}, which takes no arguments.", nameof(call));
    }

    private static Value Run(MethodBody body, MethodCall call)
    {
        ImageTransaction transaction = call.Transaction;
        if (transaction.Nesting >= MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new InvalidOperationException($"'{call.Selector}' was sent in answer to a message, that in answer to another, and so on without end.");
        }
        transaction.Nesting++;
        try
        {
            return body(call);
        }
        finally
        {
            transaction.Nesting--;
        }
    }

    private bool TryLookupParents(string slot, out Value value, [NotNullWhen(true)] out ImageObject? holder)
    {
        ulong[] parents = State.Parents;
        if (parents.Length > 0)
        {
            HashSet<ulong> seen = [Id.Value];
            Stack<ulong> open = new(parents.AsEnumerable().Reverse());
            while (open.TryPop(out ulong id))
            {
                if (!seen.Add(id))
                {
                    continue;
                }
                ImageObject parent = Transaction.Get(new ObjectStore.ObjectId { Value = id });
                if (parent.State.Slots.TryGetValue(slot, out value))
                {
                    holder = parent;
                    return true;
                }
                foreach (ulong next in parent.State.Parents.AsEnumerable().Reverse())
                {
                    open.Push(next);
                }
            }
        }
        value = default;
        holder = null;
        return false;
    }
}

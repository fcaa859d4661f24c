using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>An object of the Living Image, as a transaction sees it: an identity, slots with values, parents to which it delegates, and relations to
/// other objects.</summary>
/// <remarks>It is read from the store when one first looks into it.</remarks>
public sealed partial class ImageObject
{
    private ObjectState? _state;
    private bool _isOwn;
    private bool _isMissing;

    internal ImageObject(ImageTransaction transaction, ObjectId id, ObjectState? newState)
    {
        Transaction = transaction;
        Id = id;
        _state = newState;
        _isOwn = newState is not null;
        IsNew = newState is not null;
    }

    /// <summary>The name it keeps for its whole life.</summary>
    public ObjectId Id { get; }

    /// <summary>The transaction in which it is seen.</summary>
    public ImageTransaction Transaction { get; }

    /// <summary>Whether this transaction made it.</summary>
    public bool IsNew { get; }

    /// <summary>Whether this transaction has written to it, made it or deleted it.</summary>
    public bool IsChanged { get; internal set; }

    /// <summary>Whether it is there.</summary>
    /// <exception cref="DamagedObjectException">Something is there that cannot be read.</exception>
    public bool Exists => TryLoad() is not null;

    /// <summary>Its slots as they are now; a view that is not to be walked while slots are written.</summary>
    /// <exception cref="ObjectNotFoundException">There is no such object.</exception>
    /// <exception cref="DamagedObjectException">It cannot be read.</exception>
    public IReadOnlyDictionary<string, Value> Slots => new System.Collections.ObjectModel.ReadOnlyDictionary<string, Value>(State.Slots);

    /// <summary>Whether changes to it have not been handed to the store.</summary>
    internal bool IsUnsent { get; set; }

    /// <summary>Whether the store was handed any state of it in this transaction.</summary>
    internal bool WasSent { get; set; }

    /// <summary>Whether it need not be read any more.</summary>
    internal bool IsKnown => _state is not null || _isMissing;

    /// <summary>Its state.</summary>
    /// <exception cref="ObjectNotFoundException">There is no such object.</exception>
    internal ObjectState State => _state is { } state && !Transaction.IsOver ? state : TryLoad() ?? throw new ObjectNotFoundException(Id);

    /// <summary>The value of its own slot; a slot that does not exist holds <see cref="Value.Null"/>. Writing makes the slot where it does not exist, and marks
    /// the object as changed whatever was there before.</summary>
    /// <param name="slot">The slot's name: 1 to 255 bytes of UTF-8. One that ends in <c>*</c> is a parent.</param>
    /// <exception cref="ObjectNotFoundException">There is no such object.</exception>
    /// <exception cref="DamagedObjectException">It cannot be read.</exception>
    /// <exception cref="InvalidOperationException">It is written in a transaction that only reads, or the transaction is over.</exception>
    public Value this[string slot]
    {
        get => State.Slots.TryGetValue(slot, out Value value) ? value : default;
        set
        {
            SlotName.Check(slot);
            ObjectState state = Change();
            NoteReferences(state.Slots.GetValueOrDefault(slot), value);
            state.Write(slot, value);
        }
    }

    /// <summary>Whether it has a slot of its own.</summary>
    /// <param name="slot">The slot's name.</param>
    public bool Has(string slot) => State.Slots.ContainsKey(slot);

    /// <summary>The value of its own slot, if it has it.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <param name="value">The value.</param>
    public bool TryGet(string slot, out Value value) => State.Slots.TryGetValue(slot, out value);

    /// <summary>Takes a slot away.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string slot) => Change().Remove(slot);

    /// <summary>The object its own slot refers to, or null when the slot is not there or holds nothing.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <exception cref="InvalidCastException">The slot holds something else than a reference.</exception>
    public ImageObject? Follow(string slot)
    {
        Value value = this[slot];
        return value.IsNull ? null : Transaction.Get(value.AsReference());
    }

    /// <summary>The objects its own slot refers to, one or a list of them, read in few calls as one goes on.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <exception cref="InvalidCastException">The slot holds something else than references.</exception>
    public IEnumerable<ImageObject> FollowAll(string slot)
    {
        Value value = this[slot];
        return value.Kind switch
        {
            ValueKind.Null => [],
            ValueKind.List => Transaction.Walk(value.AsList().Select(static v => v.AsReference().Value)),
            _ => Transaction.Walk([value.AsReference().Value]),
        };
    }

    /// <summary>The objects that it leads to, by slots and by relations of both directions, each once. Nothing is read of them.</summary>
    public IEnumerable<ImageObject> References()
    {
        HashSet<ulong> ids = [];
        State.AddReferences(ids);
        return ids.Select(id => Transaction.Get(new ObjectId { Value = id }));
    }

    /// <summary>A new object with the same slots. Relations are facts about the original, and stay there.</summary>
    public ImageObject Clone()
    {
        ObjectState slots = State.CopySlots();
        ImageObject clone = Transaction.Create();
        clone._state = slots;
        List<ulong> references = [];
        slots.AddReferences(references);
        Transaction.NoteReferences(references);
        return clone;
    }

    /// <summary>Deletes it, and its relations at both ends. Slots that refer to it stay as they are: who deletes knows that there are none, or lets a
    /// collection find what nothing reaches.</summary>
    /// <exception cref="ObjectNotFoundException">There is no such object.</exception>
    public void Delete()
    {
        Transaction.ThrowUnlessWriting();
        ObjectState? state = null;
        try
        {
            state = State;
        }
        catch (DamagedObjectException)
        {
            // What cannot be read can still be taken away, by somebody who says so.
        }
        if (state is not null)
        {
            Unrelate(state);
        }
        Discard();
    }

    /// <summary>Deletes it, where nothing that stays knows it.</summary>
    internal void Discard()
    {
        _state = null;
        _isMissing = true;
        Transaction.NoteChange(this);
    }

    /// <summary>For people.</summary>
    public override string ToString() => $"#{Id.Value}";

    /// <summary>Its state as far as it is known, or null.</summary>
    internal ObjectState? TryGetState() => _state;

    /// <summary>Takes over what the store has.</summary>
    internal void Accept(ObjectState? state)
    {
        _state = state;
        _isMissing = state is null;
    }

    /// <summary>Its state, to be changed.</summary>
    internal ObjectState Change()
    {
        Transaction.ThrowUnlessWriting();
        ObjectState state = State;
        if (!_isOwn)
        {
            _state = state = state.Copy();
            _isOwn = true;
        }
        Transaction.NoteChange(this);
        return state;
    }

    private ObjectState? TryLoad()
    {
        Transaction.ThrowIfOver();
        if (!IsKnown)
        {
            Accept(Transaction.Load(this));
        }
        return _state;
    }

    private void NoteReferences(in Value before, in Value after)
    {
        if (after.Kind is not (ValueKind.Reference or ValueKind.List or ValueKind.Map))
        {
            return;
        }
        HashSet<ulong> added = [];
        after.AddReferences(added);
        if (added.Count > 0)
        {
            List<ulong> known = [];
            before.AddReferences(known);
            added.ExceptWith(known);
            Transaction.NoteReferences(added);
        }
    }
}

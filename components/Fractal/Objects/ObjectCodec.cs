using System.Collections.Immutable;
using MessagePack;
using TelOS.Fractal.Records;
using TelOS.ObjectStore;
using TelOS.Runtime;

namespace TelOS.Fractal;

/// <summary>States of objects as records of the contract, and back.</summary>
internal static class ObjectCodec
{
    /// <summary>Encodes a state.</summary>
    /// <exception cref="ArgumentException">A text is no proper Unicode.</exception>
    public static byte[] Encode(ObjectState state) => RecordCodec.Encode(ToRecord(state));

    /// <summary>Decodes what anybody may have written.</summary>
    /// <exception cref="DamagedObjectException">It is no object of this format.</exception>
    public static ObjectState Decode(ObjectId id, ulong version, byte[] content)
    {
        try
        {
            return FromRecord(RecordCodec.Decode<StoredObject>(content), version);
        }
        catch (Exception error) when (error is MessagePackSerializationException or EndOfStreamException or InvalidDataException)
        {
            throw new DamagedObjectException(id, error.Message, error);
        }
    }

    /// <summary>A state as a record.</summary>
    /// <param name="state">The state.</param>
    public static StoredObject ToRecord(ObjectState state)
    {
        Dictionary<string, StoredValue> slots = new(state.Slots.Count, StringComparer.Ordinal);
        foreach ((string name, Value value) in state.Slots)
        {
            slots.Add(name, ToRecord(value));
        }
        return new StoredObject
        {
            Format = FractalConstants.StoredFormat,
            Slots = slots,
            Relations = ToRecords(state.Relations),
            Inverse = ToRecords(state.Inverse),
        };
    }

    /// <summary>A record as a state.</summary>
    /// <exception cref="InvalidDataException">The record has the fields it should, and cannot be meant.</exception>
    public static ObjectState FromRecord(StoredObject record, ulong version)
    {
        if (record.Format != FractalConstants.StoredFormat)
        {
            throw new InvalidDataException($"Its format is {record.Format}, and only {FractalConstants.StoredFormat} is known.");
        }
        try
        {
            Dictionary<string, Value> slots = new(record.Slots.Count);
            foreach ((string name, StoredValue value) in record.Slots)
            {
                slots.Add(SlotName.Check(name), FromRecord(value));
            }
            return ObjectState.Read(version, slots, FromRecords(record.Relations), FromRecords(record.Inverse));
        }
        catch (ArgumentException error)
        {
            // Names and depths that nobody could write with this library.
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static StoredValue ToRecord(in Value value) => value.Kind switch
    {
        ValueKind.Null => new StoredValue(),
        ValueKind.Boolean => new StoredValue { Boolean = value.AsBoolean() },
        ValueKind.Integer => new StoredValue { Integer = value.AsInteger() },
        ValueKind.Number => new StoredValue { Number = value.AsNumber() },
        ValueKind.Text => new StoredValue { Text = SlotName.CheckText(value.AsText()) },
        ValueKind.Bytes => new StoredValue { Data = value.RawBytes() },
        ValueKind.List => new StoredValue { List = [.. value.AsList().Select(static v => ToRecord(v))] },
        ValueKind.Map => new StoredValue
        {
            Map = value.AsMap().ToDictionary(static e => SlotName.CheckText(e.Key), static e => ToRecord(e.Value), StringComparer.Ordinal),
        },
        ValueKind.Reference => new StoredValue { Reference = value.AsReference() },
        _ => new StoredValue { Method = SlotName.CheckText(value.AsMethod()) },
    };

    private static Value FromRecord(StoredValue record)
    {
        Value value = default;
        int fields = 0;
        if (record.Boolean is { } boolean)
        {
            (value, fields) = (boolean, fields + 1);
        }
        if (record.Integer is { } integer)
        {
            (value, fields) = (integer, fields + 1);
        }
        if (record.Number is { } number)
        {
            (value, fields) = (number, fields + 1);
        }
        if (record.Text is { } text)
        {
            (value, fields) = (text, fields + 1);
        }
        if (record.Data is { } data)
        {
            (value, fields) = (Value.OfOwnBytes(data), fields + 1);
        }
        if (record.List is { } list)
        {
            (value, fields) = ((Value)new ValueList([.. list.Select(FromRecord)]), fields + 1);
        }
        if (record.Map is { } map)
        {
            (value, fields) = ((Value)new ValueMap(map.Select(static e => KeyValuePair.Create(e.Key, FromRecord(e.Value)))), fields + 1);
        }
        if (record.Reference is { } reference)
        {
            (value, fields) = (reference.Value == 0 ? throw new InvalidDataException("A reference is to object 0.") : Value.Reference(reference), fields + 1);
        }
        if (record.Method is { } method)
        {
            (value, fields) = (method.Length == 0 ? throw new InvalidDataException("A method has no name.") : Value.Method(method), fields + 1);
        }
        return fields <= 1 ? value : throw new InvalidDataException("A value is several things at once.");
    }

    private static List<StoredRelation>? ToRecords(Dictionary<string, ImmutableSortedSet<ulong>> relations) =>
        relations.Count == 0 ? null :
        [
            .. relations.OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => new StoredRelation
            {
                Kind = r.Key,
                Ends = [.. r.Value.Select(static id => new ObjectId { Value = id })],
            }),
        ];

    private static Dictionary<string, ImmutableSortedSet<ulong>>? FromRecords(List<StoredRelation>? records)
    {
        if (records is null or [])
        {
            return null;
        }
        Dictionary<string, ImmutableSortedSet<ulong>> relations = new(records.Count);
        foreach (StoredRelation record in records)
        {
            ImmutableSortedSet<ulong> ends = [.. record.Ends.Select(static id => id.Value)];
            if (ends.IsEmpty || ends.Count != record.Ends.Count || ends[0] == 0)
            {
                throw new InvalidDataException($"The relation '{record.Kind}' leads to nothing, to something twice, or to object 0.");
            }
            if (!relations.TryAdd(SlotName.Check(record.Kind), ends))
            {
                throw new InvalidDataException($"The relation '{record.Kind}' is there twice.");
            }
        }
        return relations;
    }
}

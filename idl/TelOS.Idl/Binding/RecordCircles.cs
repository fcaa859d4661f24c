using TelOS.Idl.Binding.Symbols;

namespace TelOS.Idl.Binding;

/// <summary>Which records contain themselves through fields that must be there. Records whose fields all end are taken away until
/// nothing changes; what remains and is reached from itself is a circle.</summary>
internal sealed class RecordCircles
{
    private readonly Dictionary<(string Namespace, string Name), Symbol> _records;
    private readonly HashSet<Symbol> _endless = [];

    public RecordCircles(Dictionary<(string Namespace, string Name), Symbol> records)
    {
        _records = records;
        Dictionary<Symbol, int> waiting = [];
        Dictionary<Symbol, List<Symbol>> users = [];
        Queue<Symbol> ended = new();
        foreach (Symbol record in records.Values)
        {
            List<Symbol> needs = [.. Needs(record)];
            waiting[record] = needs.Count;
            foreach (Symbol need in needs)
            {
                if (!users.TryGetValue(need, out List<Symbol>? list))
                {
                    users.Add(need, list = []);
                }
                list.Add(record);
            }
            if (needs.Count == 0)
            {
                ended.Enqueue(record);
            }
        }
        while (ended.Count > 0)
        {
            Symbol record = ended.Dequeue();
            _ = waiting.Remove(record);
            foreach (Symbol user in users.TryGetValue(record, out List<Symbol>? list) ? list : [])
            {
                if (--waiting[user] == 0)
                {
                    ended.Enqueue(user);
                }
            }
        }
        _endless.UnionWith(waiting.Keys);
    }

    /// <summary>Whether a record is part of a circle.</summary>
    public bool Contains(Symbol record)
    {
        if (!_endless.Contains(record))
        {
            return false;
        }
        HashSet<Symbol> seen = [];
        Stack<Symbol> open = new([record]);
        while (open.Count > 0)
        {
            foreach (Symbol need in Needs(open.Pop()).Where(_endless.Contains))
            {
                if (need == record)
                {
                    return true;
                }
                if (seen.Add(need))
                {
                    open.Push(need);
                }
            }
        }
        return false;
    }

    private IEnumerable<Symbol> Needs(Symbol record) =>
        record.MandatoryRecords.Where(_records.ContainsKey).Select(n => _records[n]);
}

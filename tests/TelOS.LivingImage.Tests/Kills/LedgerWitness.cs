using System.Globalization;

namespace TelOS.LivingImage.Tests;

/// <summary>Hears what a ledger says, and what cannot be true of it. It outlives every process.</summary>
/// <param name="ledger">The ledger.</param>
internal sealed class LedgerWitness(LedgerDescription ledger)
{
    private readonly Lock _lock = new();
    private readonly string _label = $"[init -> {ledger.Name}] ";
    private ulong _kept;
    private bool _isFound;
    private bool _isWorking;
    private string? _contradiction;

    /// <summary>Whom it hears.</summary>
    public LedgerDescription Ledger => ledger;

    /// <summary>The number of the last transaction that was confirmed.</summary>
    public ulong Kept => Locked(() => _kept);

    /// <summary>Whether a transaction was confirmed after the ledger met the store again.</summary>
    public bool IsWorking => Locked(() => _isWorking);

    /// <summary>What was found and cannot be; null when all is well.</summary>
    public string? Contradiction => Locked(() => _contradiction);

    /// <summary>The ledger, or what it needs, was ended: it has to meet the store again.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _isFound = _isWorking = false;
        }
    }

    /// <summary>Takes a line of the log; one call at a time.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether the ledger said it, and nothing of it is left to be told to a person.</returns>
    public bool Hear(string line)
    {
        if (!line.StartsWith(_label, StringComparison.Ordinal))
        {
            return false;
        }

        lock (_lock)
        {
            switch (line[_label.Length..].Split(' '))
            {
                case ["kept", var number]:
                    Keep(ulong.Parse(number, CultureInfo.InvariantCulture));
                    return true;
                case ["found", var number]:
                    Find(ulong.Parse(number, CultureInfo.InvariantCulture));
                    return true;
                case ["wrong:", ..]:
                    _contradiction ??= line;
                    return false;
                default:
                    return false;
            }
        }
    }

    /// <summary>Compares with what somebody else found in the image.</summary>
    /// <param name="numbers">What the accounts say, each number once; null for what no transaction wrote.</param>
    /// <param name="finder">Who found it.</param>
    public void Look(IReadOnlyList<ulong?> numbers, string finder)
    {
        lock (_lock)
        {
            if (numbers is [{ } number])
            {
                Look(number, finder);
            }
            else
            {
                IEnumerable<string> found = numbers.Select(static number => number?.ToString(CultureInfo.InvariantCulture) ?? "what nobody wrote");
                _contradiction ??= $"{ledger.Name}: {_kept} transactions were acknowledged, and {finder} finds a part of one: {string.Join(", ", found)}";
            }
        }
    }

    private void Find(ulong number)
    {
        Look(number, "the ledger");

        // What a client sees is durable, even if nobody was told.
        _kept = Math.Max(_kept, number);
        _isFound = true;
    }

    // What was under way when somebody was killed may be there or not. It may be in the image when a store without a device does not show it.
    private void Look(ulong number, string finder)
    {
        if (number < _kept || number > _kept + 1)
        {
            _contradiction ??= $"{ledger.Name}: {_kept} transactions were acknowledged, and {finder} finds {number}";
        }
    }

    private void Keep(ulong number)
    {
        // What a process said before its end may be heard after its successor's first word.
        if (number > _kept + 1)
        {
            _contradiction ??= $"{ledger.Name}: {_kept} transactions were acknowledged, and then number {number}";
        }

        _kept = Math.Max(_kept, number);
        _isWorking |= _isFound;
    }

    private T Locked<T>(Func<T> value)
    {
        lock (_lock)
        {
            return value();
        }
    }
}

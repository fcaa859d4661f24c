using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Places fields one behind the other.</summary>
/// <param name="symbol">The struct or dataspace.</param>
/// <param name="packing">Where padding may come from.</param>
internal sealed class LayoutBuilder(Symbol symbol, Packing packing)
{
    private long _end;
    private int _alignment = 1;
    private bool _isSpoiled;
    private bool _isTooLarge;

    public List<Field> Fields { get; } = [];

    public List<ReservedRange> Reserved { get; } = [];

    public Layout Layout { get; private set; }

    /// <summary>Says that something before has no size, so that offsets behind it mean nothing.</summary>
    public void Spoil() => _isSpoiled = true;

    public void AddPadding(int size, ReservedKind kind)
    {
        if (!_isTooLarge && !_isSpoiled)
        {
            Reserved.Add(new ReservedRange((int)_end, size, kind));
            Advance(size);
        }
    }

    public void AddField(Field field, TextSpan name)
    {
        if (!Layouts.TryMeasure(field.Type, out long size, out int natural))
        {
            Spoil();
            return;
        }
        if (_isTooLarge || _isSpoiled)
        {
            return;
        }
        int alignment = packing == Packing.Packed ? 1 : natural;
        Align(alignment, missing => symbol.File.Sink.Report(
            TypeDiagnostics.PaddingMissing, name, field.Name, Numbers.Text(_end), Numbers.Text(alignment), Numbers.Text(missing)));
        // A packet stream is aligned inside its dataspace and asks nothing of what is around it.
        _alignment = Math.Max(_alignment, Math.Min(alignment, sizeof(long)));
        Fields.Add(field with { Offset = (int)_end });
        Advance(size);
    }

    /// <summary>Completes the layout; false when there is none.</summary>
    public bool Finish()
    {
        if (_isSpoiled || _isTooLarge)
        {
            return false;
        }
        if (_end == 0)
        {
            AddPadding(1, ReservedKind.Implicit);
        }
        Align(_alignment, missing => symbol.File.Sink.Report(
            TypeDiagnostics.TailMissing,
            symbol.Syntax.Name.Span,
            symbol.Name,
            Numbers.Text(_end),
            Numbers.Text(_alignment),
            Numbers.Text(missing)));
        Layout = new Layout((int)_end, _alignment);
        return !_isTooLarge;
    }

    private void Align(int alignment, Action<int> reportMissing)
    {
        int missing = (int)(Numbers.RoundUp(_end, alignment) - _end);
        if (missing == 0)
        {
            return;
        }
        // The layout goes on as if the padding were there, so that one missing line is one error.
        if (packing == Packing.Explicit)
        {
            reportMissing(missing);
        }
        AddPadding(missing, ReservedKind.Implicit);
    }

    private void Advance(long size)
    {
        _end += size;
        if (_end > int.MaxValue && !_isTooLarge)
        {
            _isTooLarge = true;
            symbol.File.Sink.Report(TypeDiagnostics.TooLarge, symbol.Syntax.Name.Span, symbol.Name);
        }
    }
}

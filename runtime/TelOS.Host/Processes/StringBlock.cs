using System.Runtime.InteropServices;
using System.Text;

namespace TelOS.Host;

/// <summary>A list of texts as a program gets its arguments and its environment.</summary>
internal sealed unsafe class StringBlock : IDisposable
{
    private readonly List<nint> _texts = [];

    /// <summary>Copies texts, each with a zero behind it, and a null pointer behind all.</summary>
    public StringBlock(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text + "\0");
            var copy = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
            _texts.Add((nint)copy);
        }

        Pointer = (byte**)NativeMemory.Alloc((nuint)(_texts.Count + 1), (nuint)sizeof(nint));
        for (var index = 0; index < _texts.Count; index++)
        {
            Pointer[index] = (byte*)_texts[index];
        }

        Pointer[_texts.Count] = null;
    }

    /// <summary>The list.</summary>
    public byte** Pointer { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _texts.ForEach(static text => NativeMemory.Free((void*)text));
        _texts.Clear();
        NativeMemory.Free(Pointer);
    }
}

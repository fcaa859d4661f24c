using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Generator.Pipeline;

/// <summary>Compiles a small contract on another thread, once a process, while the C# compiler starts: nine tenths of a cold first run is
/// the just-in-time compiler's work on the parser, the binder and the emitter, and it can be done meanwhile. What comes out is
/// thrown away.</summary>
internal static class HeadStart
{
    private const string Text = """
        edition 1;
        namespace head.start;
        /// Kept.
        struct Item { value: u64; }
        enum Mode : u8 { read = 0, write = 1 }
        error Failure : u32 { refused = 1, outOfRam = 2 [quota(ram)] }
        /// Keeps items.
        session Start service "Head_start" version 1.0 {
            quota { ram: 48 KiB; caps: 6; }
            args { writeable: bool = false; }
            /// Keeps an item.
            @2 keep(item: Item, mode: Mode, name: text<16>, data: bytes<16>, inout position: u64) -> u64 or Failure;
            @3 count() -> u32;
            @4 signal changed => count;
        }
        """;

    private static int s_begun;

    /// <summary>Begins, unless it was begun before.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref s_begun, 1) == 0)
        {
            _ = Task.Run(() => Run(ContractToolchain.Default));
        }
    }

    /// <summary>Emits first, because the parser is what the generator itself is busy with at that time.</summary>
    internal static void Run(ContractToolchain toolchain)
    {
        try
        {
            toolchain.Emit(Model(), CancellationToken.None);
            SyntaxTree tree = toolchain.Parse(new SourceText("/head_start.tidl", Text), CancellationToken.None);
            toolchain.Compile([tree], CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What is wrong here is wrong with the project's contracts too, and reported there.
        }
    }

    /// <summary>What binding <see cref="Text"/> would give, in short: made by hand, so that neither parser nor binder is needed first.</summary>
    internal static Contract Model()
    {
        NamedType item = Named(NamedTypeKind.Struct, "Item", new Layout(8, 8), ScalarKind.U8);
        NamedType failure = Named(NamedTypeKind.Error, "Failure", new Layout(4, 4), ScalarKind.U32);
        ScalarType number = new(ScalarKind.U64);
        Function keep = new(
            2, "keep", Spelling.None, new Documentation("Keeps an item.", default, null), Availability.Always,
            ValueArray.Of(
                new Parameter("item", Spelling.None, item, false),
                new Parameter("name", Spelling.None, new TextType(16), false),
                new Parameter("data", Spelling.None, new BytesType(16, null), false),
                new Parameter("position", Spelling.None, number, true)),
            number, failure, default, null, new MessageBudget(80, 24, 0, 0, 0, 0));
        Function count = new(
            3, "count", Spelling.None, null, Availability.Always, default, number, null, default, null, new MessageBudget(8, 8, 0, 0, 0, 0));
        return new Contract("head_start.tidl", 1, "head.start", Spelling.None, false, null, default, ValueArray.Of<Declaration>(
            new StructDeclaration(
                "Item", Spelling.None, null, Availability.Always, false, default, item.Layout,
                ValueArray.Of(new Field("value", Spelling.None, null, Availability.Always, number, 0)), default),
            new EnumDeclaration(
                "Failure", Spelling.None, null, Availability.Always, false, ScalarKind.U32, true, false,
                ValueArray.Of(new EnumMember("refused", Spelling.None, null, Availability.Always, 1, default))),
            new InterfaceDeclaration(
                "Start", Spelling.None, new Documentation("Keeps items.", default, null), Availability.Always, false, null,
                new SessionDeclaration("Head_start", 1, 0, true, 49152, 6, default, 64, null, new string('0', 64)),
                ValueArray.Of(keep, count), default, default)));
    }

    private static NamedType Named(NamedTypeKind kind, string name, Layout layout, ScalarKind underlying) =>
        new(kind, "head.start", Spelling.None, name, Spelling.None, layout, underlying, false);
}

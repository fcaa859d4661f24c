using System.Reflection;

namespace TelOS.Idl.Tests.Syntax;

/// <summary>The contracts of the repository, and one that has every construct of the language.</summary>
internal static class SampleContracts
{
    private const string Prefix = "contracts/";

    internal static IEnumerable<string> Names =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    internal static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ArgumentException("no such contract", nameof(name));
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    internal const string Everything = """
        edition 1;
        /// All of the language.
        [genode, cpp("Every::thing")] [cs("Every.Thing")]
        namespace telos.every.thing;
        import "../genode/dataspace.tidl"; // and why
        import "bulk.tidl";

        /// How long a name is.
        const maxName: u32 = (1 + 2) * 3 - 0x40 / 4 % 5 & ~7 | 1_000 ^ 2 << 3 >> 1;
        const size: u64 = 48 KiB;
        const half: f64 = 1.5e-3;
        const greeting: string = "hello \"you\"\n\u{1F980}";
        const yes: bool = true;
        alias Name = text<maxName * 2>;

        struct Empty {}
        [layout(natural), since(2)]
        struct Info {
            count: u32; pad 4;
            [cpp("total_")] total: u64;
            name: string<32>;
            ids: u64[4][2];
            maybe: genode.Dataspace?;
            reserve 16;
        }
        dataspace Screen { pixels: u32[4096]; events: ring<Event, 64>; packets: packets<Packet, 32, 64>; }
        enum Access : u8 { read = 0, write = 1, }
        [flexible] flags Rights { read = 1, write = 2, all = read | write }
        error Failure : u32 {
            /// Try later.
            busy = 1,
            outOfRam = 2 [quota(ram)], outOfCaps = 3 [quota(caps), since(1)]
        }
        [size(64)] union Shape : u16 { @1 circle: Circle; @2 label: string<32>; @3 nothing; @4 reserved "square"; @5 reserved; }
        record Person {
            /// As they write it.
            @1 name: string; @2 age: u32?; @3 tags: list<list<string>>; @4 reserved "address"; @5 map: map<string, bytes>;
        }
        exception OutOfRam;
        interface Base {}
        /* a session */
        [unstable] session Every service "Every_thing" version 1.10 extends Base {
            quota { ram: 48 KiB; caps: 6; }
            args { writeable: bool = false; [cpp("path_")] path: string<32>; }
            bulk { size: 64 KiB; max: 16 MiB; }
            /// Does.
            /// @param a the first
            /// @returns what
            [rpc("Rpc_do"), deprecated("use x")]
            @2 method(a: u32, inout b: u64, c: move cap<Other>, [cs("D")] d: borrow cap) -> Info or Failure throws (OutOfRam, genode.Denied);
            @3 reserved "former";
            @4 signal changed => status;
            @5 signal bare;
            @6 nothing();
            @7 status() -> void or Failure;
            @8 store(object: bulk Person, raw: bulk bytes, encoded: bytes<Person, 128>) -> bulk Person or Failure;
        }
        """;
}

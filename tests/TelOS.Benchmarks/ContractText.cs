using System.Globalization;
using System.Text;

namespace TelOS.Benchmarks;

/// <summary>Contracts of a given size, as projects have them: structs, an error, a session with documented methods.</summary>
internal static class ContractText
{
    /// <summary>The path of a contract.</summary>
    public static string Path(int number) => string.Create(CultureInfo.InvariantCulture, $"/contracts/store{number}.tidl");

    /// <summary>Writes a contract.</summary>
    /// <param name="number">Tells it from the others.</param>
    /// <param name="methods">The number of methods.</param>
    /// <param name="edit">Changes the documentation and the name of the last method, as typing does.</param>
    public static string Create(int number, int methods, int edit = 0)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $$"""
            edition 1;
            namespace bench.store{{number}};

            /// The name an object keeps for its whole life.
            struct ObjectId { value: u64; }

            enum Access : u8 { read = 0, write = 1 }

            error StoreError : u32 { conflict = 1, notFound = 2, outOfRam = 3 [quota(ram)] }

            /// Keeps objects.
            session Store service "Bench_store{{number}}" version 1.0 {
                quota { ram: 48 KiB; caps: 6; }
                args { writeable: bool = false; }

            """);
        for (int i = 0; i < methods - 1; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    /// Method {i} of the store, which does what its name says.\n");
            text.Append(CultureInfo.InvariantCulture, $"    @{i + 2} {Method(i)};\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"    /// Edited {edit} times.\n    @{methods + 1} last{edit}(id: ObjectId) -> u64;\n}}\n");
        return text.ToString();
    }

    private static string Method(int i) => (i % 5) switch
    {
        0 => FormattableString.Invariant($"read{i}(id: ObjectId, offset: u64, count: u32) -> u64 or StoreError"),
        1 => FormattableString.Invariant($"rename{i}(id: ObjectId, name: text<64>) -> void or StoreError"),
        2 => FormattableString.Invariant($"write{i}(id: ObjectId, data: bytes<128>, inout position: u64) -> u32"),
        3 => FormattableString.Invariant($"open{i}(access: Access) -> ObjectId or StoreError"),
        _ => FormattableString.Invariant($"count{i}() -> u64"),
    };
}

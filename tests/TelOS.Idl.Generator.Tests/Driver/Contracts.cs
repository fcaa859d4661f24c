namespace TelOS.Idl.Generator.Tests.Driver;

/// <summary>Contracts that the tests begin with.</summary>
internal static class Contracts
{
    public const string Hello = """
        edition 1;
        namespace samples.hello;

        /// Greets.
        session Hello service "Hello" version 1.0 {
            quota { ram: 48 KiB; caps: 6; }
            /// Says something.
            @2 greet(count: u32) -> u64;
        }
        """;

    public const string Shapes = """
        edition 1;
        namespace samples.shapes;

        struct Point { x: i32; y: i32; }

        interface Canvas {
            @0 draw(at: Point);
        }
        """;

    /// <summary>Uses <see cref="Shapes"/>.</summary>
    public const string Screen = """
        edition 1;
        namespace samples.screen;
        import "shapes.tidl";

        interface Screen {
            @0 move(to: Point) -> bool;
        }
        """;
}

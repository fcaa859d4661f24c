using TelOS.Idl.Naming;

namespace TelOS.Idl.Tool.Creating;

/// <summary>A contract to begin with: it compiles as it is, is formatted, and shows what most services need.</summary>
internal static class NewContract
{
    /// <summary>Writes the contract.</summary>
    /// <param name="name">Its namespace, <c>camelCase</c> segments joined by dots; the last one gives the session its name.</param>
    /// <returns>The file's name and its text.</returns>
    public static (string FileName, string Text) Write(string name)
    {
        string last = name[(name.LastIndexOf('.') + 1)..];
        string file = TargetNames.ToCpp(last);
        string type = char.ToUpperInvariant(last[0]) + last[1..];
        string service = TargetNames.ToCSharp(string.Join('_', name.Split('.').Select(TargetNames.ToCpp)));
        return ($"{file}.tidl", $$"""
            edition 1;
            /// What this service is for.
            namespace {{name}};

            /// Bytes a note may have, terminator included.
            const maxNote: u32 = 128;

            /// Why a call did not do what it was asked. 0 belongs to the compiler: the server is older than the call.
            error {{type}}Error : u32 {
                /// There is no note of that number.
                notFound = 1,
                /// No more notes fit; a connection donates more memory by itself and tries again.
                outOfRam = 2 [quota(ram)]
            }

            /// How the service is.
            struct {{type}}Status {
                /// Notes it keeps.
                notes: u32;
                /// Changes since it started.
                changes: u32;
            }

            /// Keeps short notes by number.
            session {{type}} service "{{service}}" version 1.0 {
                quota { ram: 32 KiB; caps: 4; }
                args {
                    /// Whether the session may change notes.
                    writeable: bool = false;
                }

                /// Keeps a note, in place of the one that had its number.
                /// @param number which one
                /// @param note its text
                @2 keep(number: u32, note: text<maxNote>) -> void or {{type}}Error;

                /// Reads a note.
                /// @param number which one
                /// @returns its text
                @3 read(number: u32) -> string<maxNote> or {{type}}Error;

                /// How the service is.
                /// @returns what it keeps, and how often it was changed
                @4 status() -> {{type}}Status;

                /// A note was changed since you last asked. Coalescing: read `status` again, do not count.
                @5 signal changed => status;
            }

            """);
    }
}

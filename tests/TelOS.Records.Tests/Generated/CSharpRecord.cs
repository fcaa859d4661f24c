using System.Reflection;
using MessagePack;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Testing;
using TelOS.Runtime;

namespace TelOS.Records.Tests.Generated;

/// <summary>A record's C#: what decodes and encodes it.</summary>
/// <param name="assembly">The generated code.</param>
/// <param name="record">The record.</param>
internal sealed class CSharpRecord(GeneratedAssembly assembly, RecordDeclaration record)
{
    private readonly Func<byte[], byte[]> _copy = typeof(CSharpRecord)
        .GetMethod(nameof(CopyOf), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(assembly.Assembly.GetTypes().Single(type => type.Name == TargetNames.ToCSharp(record.Name) && type.IsPublic))
        .CreateDelegate<Func<byte[], byte[]>>();

    /// <summary>The record's encoding after it was decoded, or null when it was refused.</summary>
    /// <param name="encoded">Any bytes.</param>
    public byte[]? Copy(byte[] encoded)
    {
        try
        {
            return _copy(encoded);
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException)
        {
            return null;
        }
    }

    private static byte[] CopyOf<T>(byte[] encoded)
        where T : IRecord<T> => RecordCodec.Encode(RecordCodec.Decode<T>(encoded));
}

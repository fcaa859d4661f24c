using System;
using System.Reflection;
using Samples.Constants;
using TelOS.Runtime;
using Xunit;

namespace ConstantsScenario;

public static class Tests
{
    public static void Constants_have_their_types_and_values()
    {
        Check<uint>("MaxName", 64);
        Check("Smallest", long.MinValue);
        Check("Lowest", int.MinValue);
        Check("Largest", ulong.MaxValue);
        Check("Tiny", sbyte.MinValue);
        Check("Byte8", byte.MaxValue);
        Check("Wide", ushort.MaxValue);
        Check<short>("Short16", -1);
        Check<ulong>("Size", 65536);
        Check<byte>("Mask", 0xF0);
        Check("Half", 0.5f);
        Check("Third", 0.1);
        Check("Whole", 3.0);
        Check("IsOn", true);
        Check("Text", "a \"quoted\" \\ text");
        Check<uint>("OldName", 64);
        Check<uint>("ConstantsAndExceptionsConstantsValue", 1);
    }

    public static void What_is_deprecated_says_what_to_use() => Assert.Equal(
        "use maxName", typeof(ConstantsAndExceptionsConstants).GetField("OldName")!.GetCustomAttribute<ObsoleteAttribute>()!.Message);

    public static void Exceptions_are_those_of_Genode()
    {
        var cause = new InvalidOperationException();
        GenodeException exception = new OutOfRamException("why", cause);
        Assert.Equal(("why", cause), (exception.Message, exception.InnerException));
        Assert.Equal("why", new OutOfRamException("why").Message);
        Assert.IsAssignableFrom<GenodeException>(new BadException());
    }

    private static void Check<T>(string name, T value)
    {
        FieldInfo field = typeof(ConstantsAndExceptionsConstants).GetField(name)!;
        Assert.True(field.IsLiteral);
        Assert.Equal<object?>(value, field.GetRawConstantValue());
        Assert.IsType<T>(field.GetRawConstantValue());
    }
}

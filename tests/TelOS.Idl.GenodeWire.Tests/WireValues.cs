using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>Writes the values of a case as C# expressions, in terms of the types that the case's contract generates.</summary>
internal sealed class WireValues(WireCase wireCase)
{
    private readonly StringBuilder _functions = new();
    private int _structs;

    /// <summary>The local functions that the expressions written so far call.</summary>
    public string Functions => _functions.ToString();

    /// <summary>The C# type of a value that is stored or returned.</summary>
    public string CSharpType(string type) => type switch
    {
        "u8" => "byte",
        "u16" => "ushort",
        "u32" => "uint",
        "u64" => "ulong",
        "i8" => "sbyte",
        "i16" => "short",
        "i32" => "int",
        "i64" => "long",
        "f32" => "float",
        "f64" => "double",
        "bool" => "bool",
        "cap" => "Capability?",
        _ when type.StartsWith("cap<", StringComparison.Ordinal) => $"Capability<I{WireContract.InterfaceOf(type)}>",
        _ when type.StartsWith("string<", StringComparison.Ordinal) => "string",
        _ => WireContract.TypeName(wireCase, type),
    };

    /// <summary>The C# type of a parameter.</summary>
    public string ParameterType(string type) => type switch
    {
        _ when type.StartsWith("bytes<", StringComparison.Ordinal) => "ReadOnlySpan<byte>",
        _ when type.StartsWith("text<", StringComparison.Ordinal) || type.StartsWith("string<", StringComparison.Ordinal) => "Utf8Text",
        _ => CSharpType(type),
    };

    /// <summary>An expression with the value of <paramref name="json"/>.</summary>
    public string Expression(string type, JsonElement json)
    {
        switch (type)
        {
            case "bool":
                return json.GetBoolean() ? "true" : "false";
            case "f32":
                return $"BitConverter.UInt32BitsToSingle(0x{json.GetProperty("bits").GetString()}u)";
            case "f64":
                return $"BitConverter.UInt64BitsToDouble(0x{json.GetProperty("bits").GetString()}ul)";
            case "u8" or "u16" or "u32" or "u64" or "i8" or "i16" or "i32" or "i64":
                return Integer(CSharpType(type), BigInteger.Parse(json.ToString(), CultureInfo.InvariantCulture));
        }
        if (type.StartsWith("cap", StringComparison.Ordinal) && !wireCase.Types.ContainsKey(type))
        {
            JsonElement number = json.GetProperty("cap");
            string untyped = number.ValueKind == JsonValueKind.Null ? "null" : $"Numbered({number.GetInt32()})";
            return type == "cap" ? $"(Capability?){untyped}" : $"new {CSharpType(type)}({untyped})";
        }
        if (type.StartsWith("bytes<", StringComparison.Ordinal))
        {
            return $"Convert.FromHexString(\"{json.GetProperty("hex").GetString()}\")";
        }
        if (type.StartsWith("text<", StringComparison.Ordinal) || type.StartsWith("string<", StringComparison.Ordinal))
        {
            return Literal(json.GetProperty("text").GetString()!);
        }
        JsonElement declared = wireCase.Types[type];
        return declared.GetProperty("kind").GetString() == "enum" ? Enumerator(type, declared, json) : Struct(type, declared, json);
    }

    /// <summary>An expression with the value that lies in memory as recorded; what is not recorded is zero.</summary>
    public string Memory(string type, byte[] bytes)
    {
        if (type.StartsWith("bytes<", StringComparison.Ordinal))
        {
            return $"Convert.FromHexString(\"{Convert.ToHexString(bytes)}\")";
        }
        if (type.StartsWith("text<", StringComparison.Ordinal) || type.StartsWith("string<", StringComparison.Ordinal))
        {
            int end = Array.IndexOf(bytes, (byte)0);
            return Literal(Encoding.UTF8.GetString(bytes[..(end < 0 ? bytes.Length : end)]));
        }
        if (wireCase.Types.TryGetValue(type, out JsonElement declared) && declared.GetProperty("kind").GetString() != "enum")
        {
            byte[] whole = new byte[declared.GetProperty("size").GetInt32()];
            bytes.AsSpan(0, Math.Min(bytes.Length, whole.Length)).CopyTo(whole);
            return $"Decode<{CSharpType(type)}>(\"{Convert.ToHexString(whole)}\")";
        }
        ulong bits = 0;
        for (int i = Math.Min(bytes.Length, SizeOf(type)) - 1; i >= 0; i--)
        {
            bits = (bits << 8) | bytes[i];
        }
        return type switch
        {
            "bool" => bits != 0 ? "true" : "false",
            "f32" => $"BitConverter.UInt32BitsToSingle(0x{bits:x}u)",
            "f64" => $"BitConverter.UInt64BitsToDouble(0x{bits:x}ul)",
            _ => $"unchecked(({CSharpType(type)})0x{bits:x}ul)",
        };
    }

    /// <summary>A C# string literal.</summary>
    public static string Literal(string text)
    {
        StringBuilder literal = new("\"");
        foreach (char unit in text)
        {
            literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }
        return literal.Append('"').ToString();
    }

    /// <summary>Whether a value of the enumeration <paramref name="type"/> somewhere in the case has no name.</summary>
    public static bool HasUndeclaredValue(WireCase wireCase, string type)
    {
        WireSignature signature = wireCase.Signature;
        if (wireCase.Kind == "raw_request")
        {
            return false;
        }
        bool found = signature.Parameters.Select((p, i) => p.Type == type && wireCase.Argument(i).ValueKind == JsonValueKind.Number).Any(x => x);
        return found || (signature.Result == type && wireCase.Result.ValueKind == JsonValueKind.Number);
    }

    private int SizeOf(string type) => type switch
    {
        "bool" => 1,
        _ when wireCase.Types.TryGetValue(type, out JsonElement declared) => declared.GetProperty("size").GetInt32(),
        _ => int.Parse(type[1..], CultureInfo.InvariantCulture) / 8,
    };

    private string Enumerator(string type, JsonElement declared, JsonElement json)
    {
        string value = json.ValueKind == JsonValueKind.String && declared.GetProperty("values").TryGetProperty(json.GetString()!, out JsonElement named)
            ? named.ToString()
            : json.ToString();
        string underlying = CSharpType(declared.GetProperty("base").GetString()!);
        return $"({WireContract.TypeName(wireCase, type)}){Integer(underlying, BigInteger.Parse(value, CultureInfo.InvariantCulture))}";
    }

    private string Struct(string type, JsonElement declared, JsonElement json)
    {
        string function = $"Struct{_structs++}";
        StringBuilder body = new();
        int index = 0;
        foreach (JsonElement field in declared.GetProperty("fields").EnumerateArray())
        {
            Assign(body, $"value.Field{index++}", field.GetProperty("type").GetString()!, json.GetProperty(field.GetProperty("name").GetString()!));
        }
        string name = WireContract.TypeName(wireCase, type);
        _functions.Append(CultureInfo.InvariantCulture, $"    private static {name} {function}()\n    {{\n        {name} value = default;\n{body}        return value;\n    }}\n");
        return function + "()";
    }

    private void Assign(StringBuilder body, string target, string type, JsonElement json)
    {
        if (!type.EndsWith(']'))
        {
            body.Append(CultureInfo.InvariantCulture, $"        {target} = {Expression(type, json)};\n");
            return;
        }
        // Of T[n][m] the last bracket is the outermost array, as in the vectors' nested lists.
        string element = type[..type.LastIndexOf('[')];
        int index = 0;
        foreach (JsonElement item in json.EnumerateArray())
        {
            Assign(body, $"{target}[{index++}]", element, item);
        }
    }

    private static string Integer(string type, BigInteger value)
    {
        ulong bits = value.Sign < 0 ? unchecked((ulong)(long)value) : (ulong)value;
        return $"unchecked(({type})0x{bits:x}ul)";
    }
}

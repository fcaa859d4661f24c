using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace TelOS.Idl.GenodeWire.Tests.Cpp;

/// <summary>Writes types and values of a case as C++, and the functions that make and compare its structs.</summary>
/// <param name="wireCase">The case.</param>
/// <param name="namespace">The C++ namespace that its contract became.</param>
internal sealed class CppWireValues(WireCase wireCase, string @namespace)
{
    private readonly StringBuilder _functions = new();
    private readonly StringBuilder _comparisons = new();
    private readonly HashSet<string> _compared = [];
    private int _structs;

    /// <summary>The functions that the expressions use.</summary>
    public string Functions => _functions.ToString();

    /// <summary>The functions that compare structs; they belong into the namespace of the contract, where a lookup by argument finds them.</summary>
    public string Comparisons => _comparisons.ToString();

    /// <summary>The C++ type of a value.</summary>
    /// <param name="type">The type in the vectors' notation.</param>
    public string CppType(string type) => type switch
    {
        "bool" => "bool",
        "f32" => "float",
        "f64" => "double",
        "cap" => "Genode::Native_capability",
        _ when wireCase.Types.ContainsKey(type) => $"{@namespace}::{WireContract.TypeName(wireCase, type)}",
        _ when type.StartsWith("cap<", StringComparison.Ordinal) => $"Genode::Capability<{@namespace}::{Naming.TargetNames.ToCppType(WireContract.InterfaceOf(type))}>",
        _ when type.StartsWith("string<", StringComparison.Ordinal) => $"Genode::String{type[6..]}",
        _ when IsBuffer(type) => $"Genode::Rpc_in_buffer{type[type.IndexOf('<', StringComparison.Ordinal)..]}",
        _ => $"Genode::{(type[0] == 'i' ? "int" : "uint")}{type[1..]}_t",
    };

    /// <summary>Whether values of a type lie behind a length in the message.</summary>
    public static bool IsBuffer(string type) =>
        type.StartsWith("bytes<", StringComparison.Ordinal) || type.StartsWith("text<", StringComparison.Ordinal);

    /// <summary>An expression with the value of <paramref name="json"/>.</summary>
    /// <param name="type">The type in the vectors' notation.</param>
    /// <param name="json">The value in the vectors' notation.</param>
    public string Expression(string type, JsonElement json)
    {
        switch (type)
        {
            case "bool":
                return json.GetBoolean() ? "true" : "false";
            case "f32":
                return $"__builtin_bit_cast(float, 0x{json.GetProperty("bits").GetString()}u)";
            case "f64":
                return $"__builtin_bit_cast(double, 0x{json.GetProperty("bits").GetString()}ul)";
        }
        if (wireCase.Types.TryGetValue(type, out JsonElement declared))
        {
            return declared.GetProperty("kind").GetString() == "enum" ? Enumerator(type, declared, json) : Struct(type, declared, json);
        }
        if (type.StartsWith("cap", StringComparison.Ordinal))
        {
            JsonElement number = json.GetProperty("cap");
            return number.ValueKind == JsonValueKind.Null ? CppType(type) + "()" : $"Wire::numbered<{CppType(type)}>({number.GetInt32()})";
        }
        if (type.StartsWith("bytes<", StringComparison.Ordinal))
        {
            return Buffer(type, Convert.FromHexString(json.GetProperty("hex").GetString()!));
        }
        if (type.StartsWith("text<", StringComparison.Ordinal) || type.StartsWith("string<", StringComparison.Ordinal))
        {
            return $"{CppType(type)}({Literal(Encoding.UTF8.GetBytes(json.GetProperty("text").GetString()!))})";
        }
        return Integer(type, BigInteger.Parse(json.ToString(), CultureInfo.InvariantCulture));
    }

    /// <summary>A buffer that refers to bytes.</summary>
    /// <param name="type">The type in the vectors' notation.</param>
    /// <param name="bytes">The bytes.</param>
    public string Buffer(string type, byte[] bytes) =>
        bytes.Length == 0 ? $"{CppType(type)}(nullptr, 0)" : $"{CppType(type)}({Literal(bytes)}, {bytes.Length})";

    /// <summary>A C++ string literal, whose every byte is written out.</summary>
    public static string Literal(byte[] bytes) =>
        "\"" + string.Concat(bytes.Select(b => "\\" + Convert.ToString(b, 8).PadLeft(3, '0'))) + "\"";

    /// <summary>Writes what compares values of a type, if it needs a function of its own: structs, member by member.</summary>
    /// <param name="type">The type in the vectors' notation.</param>
    public void Comparison(string type)
    {
        if (type.EndsWith(']'))
        {
            Comparison(type[..type.IndexOf('[', StringComparison.Ordinal)]);
            return;
        }
        if (!wireCase.Types.TryGetValue(type, out JsonElement declared) || declared.GetProperty("kind").GetString() == "enum" || !_compared.Add(type))
        {
            return;
        }
        JsonElement[] fields = [.. declared.GetProperty("fields").EnumerateArray()];
        foreach (JsonElement field in fields)
        {
            Comparison(field.GetProperty("type").GetString()!);
        }
        string name = CppType(type);
        // A copy of each member, because a reference into a packed struct could be misaligned.
        string body = string.Concat(fields.Select((_, i) =>
            $"\tWire::same_member<decltype({name}::field{i})>(report, what, &expected, &actual, __builtin_offsetof({name}, field{i}));\n"));
        _comparisons.Append(CultureInfo.InvariantCulture,
            $"[[maybe_unused]] static void same(Wire::Report &report, char const *what, {name} const &expected, {name} const &actual)\n{{\n{body}}}\n\n");
    }

    private string Enumerator(string type, JsonElement declared, JsonElement json)
    {
        string value = json.ValueKind == JsonValueKind.String && declared.GetProperty("values").TryGetProperty(json.GetString()!, out JsonElement named)
            ? named.ToString()
            : json.ToString();
        return $"{CppType(type)}({Integer(declared.GetProperty("base").GetString()!, BigInteger.Parse(value, CultureInfo.InvariantCulture))})";
    }

    private string Struct(string type, JsonElement declared, JsonElement json)
    {
        StringBuilder body = new();
        int index = 0;
        foreach (JsonElement field in declared.GetProperty("fields").EnumerateArray())
        {
            Assign(body, $"value.field{index++}", field.GetProperty("type").GetString()!, json.GetProperty(field.GetProperty("name").GetString()!));
        }
        string function = $"struct_{_structs++}";
        string name = CppType(type);
        _functions.Append(CultureInfo.InvariantCulture, $"static {name} {function}()\n{{\n\t{name} value {{ }};\n{body}\treturn value;\n}}\n\n");
        return function + "()";
    }

    private void Assign(StringBuilder body, string target, string type, JsonElement json)
    {
        if (!type.EndsWith(']'))
        {
            body.Append(CultureInfo.InvariantCulture, $"\t{target} = {Expression(type, json)};\n");
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

    private string Integer(string type, BigInteger value)
    {
        ulong bits = value.Sign < 0 ? unchecked((ulong)(long)value) : (ulong)value;
        return $"{CppType(type)}(0x{bits:x}ul)";
    }
}

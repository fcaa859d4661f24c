using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>Writes the contract of a case from its signature and its types. Names are numbered, so that no name of a vector can be one that the
/// language refuses.</summary>
internal sealed class WireContract
{
    private readonly WireCase _case;
    private readonly List<string> _types;
    private readonly List<string> _interfaces = [];
    private readonly StringBuilder _text = new();

    private WireContract(WireCase wireCase)
    {
        _case = wireCase;
        _types = [.. wireCase.Types.Keys];
    }

    /// <summary>The interface that the contract declares last, with the method of the case.</summary>
    public const string InterfaceName = "Vector";

    /// <summary>The method of a case.</summary>
    public const string MethodName = "play";

    public static string Write(WireCase wireCase, string @namespace) => new WireContract(wireCase).Write(@namespace);

    /// <summary>The name that stands for a type of the case, as in <c>Type3</c>.</summary>
    public static string TypeName(WireCase wireCase, string type) =>
        "Type" + wireCase.Types.Keys.ToList().IndexOf(type).ToString(CultureInfo.InvariantCulture);

    private string Write(string @namespace)
    {
        _text.Append(CultureInfo.InvariantCulture, $"edition 1;\n[genode] namespace {@namespace};\n");
        foreach (string type in _types)
        {
            if (_case.Types[type].GetProperty("kind").GetString() == "enum")
            {
                WriteEnum(type);
            }
            else
            {
                WriteStruct(type);
            }
        }
        foreach (string exception in _case.Signature.Exceptions)
        {
            _text.Append(CultureInfo.InvariantCulture, $"exception {ExceptionName(_case, exception)};\n");
        }
        string method = Method();
        foreach (string name in _interfaces)
        {
            _text.Append(CultureInfo.InvariantCulture, $"interface {name} {{ }}\n");
        }
        int opcode = 0;
        for (int level = 0; level < _case.Hierarchy.Count; level++)
        {
            string name = level == _case.Hierarchy.Count - 1 ? InterfaceName : $"Level{level}";
            string extends = level == 0 ? string.Empty : $" extends Level{level - 1}";
            _text.Append(CultureInfo.InvariantCulture, $"interface {name}{extends} {{\n");
            foreach (string _ in _case.Hierarchy[level].Functions)
            {
                _text.Append(CultureInfo.InvariantCulture, $"    @{opcode} {(opcode == _case.DeclaredOpcode ? method : "reserved")};\n");
                opcode++;
            }
            _text.Append("}\n");
        }
        return _text.ToString();
    }

    public static string ExceptionName(WireCase wireCase, string exception) =>
        "Exception" + wireCase.Signature.Exceptions.ToList().IndexOf(exception).ToString(CultureInfo.InvariantCulture);

    private void WriteEnum(string type)
    {
        JsonElement json = _case.Types[type];
        // A value without a name passes through Genode unchanged, which is what [flexible] says.
        string flexible = WireValues.HasUndeclaredValue(_case, type) ? "[flexible] " : string.Empty;
        _text.Append(CultureInfo.InvariantCulture, $"{flexible}enum {TypeName(_case, type)} : {json.GetProperty("base").GetString()} {{ ");
        int index = 0;
        foreach (JsonProperty value in json.GetProperty("values").EnumerateObject())
        {
            BigInteger number = BigInteger.Parse(value.Value.ToString(), CultureInfo.InvariantCulture);
            _text.Append(CultureInfo.InvariantCulture, $"value{index++} = {number}, ");
        }
        _text.Append("}\n");
    }

    private void WriteStruct(string type)
    {
        JsonElement json = _case.Types[type];
        string packing = json.TryGetProperty("packed", out JsonElement packed) && packed.GetBoolean() ? "packed" : "natural";
        _text.Append(CultureInfo.InvariantCulture, $"[layout({packing})] struct {TypeName(_case, type)} {{ ");
        int index = 0;
        foreach (JsonElement field in json.GetProperty("fields").EnumerateArray())
        {
            _text.Append(CultureInfo.InvariantCulture, $"field{index++}: {ContractType(field.GetProperty("type").GetString()!)}; ");
        }
        _text.Append("}\n");
    }

    private string Method()
    {
        WireSignature signature = _case.Signature;
        IEnumerable<string> parameters = signature.Parameters.Select((p, i) =>
            $"{(p.IsInOut ? "inout " : string.Empty)}arg{i}: {ContractType(p.Type)}");
        string result = signature.Result is { } type ? ContractType(type) : "void";
        string error = signature.Error is { } failure ? " or " + ContractType(failure) : string.Empty;
        string throws = signature.Exceptions.Count == 0
            ? string.Empty
            : $" throws ({string.Join(", ", signature.Exceptions.Select(e => ExceptionName(_case, e)))})";
        return $"{MethodName}({string.Join(", ", parameters)}) -> {result}{error}{throws}";
    }

    private string ContractType(string type)
    {
        if (type.EndsWith(']'))
        {
            int open = type.LastIndexOf('[');
            return ContractType(type[..open]) + type[open..];
        }
        if (type.StartsWith("cap<", StringComparison.Ordinal))
        {
            string name = InterfaceOf(type);
            if (!_interfaces.Contains(name))
            {
                _interfaces.Add(name);
            }
            return $"cap<{name}>";
        }
        return _case.Types.ContainsKey(type) ? TypeName(_case, type) : type;
    }

    /// <summary>The interface that stands for the one in <c>cap&lt;X&gt;</c>.</summary>
    public static string InterfaceOf(string capability) => "Target" + capability[4..^1].Replace("_", string.Empty, StringComparison.Ordinal);
}

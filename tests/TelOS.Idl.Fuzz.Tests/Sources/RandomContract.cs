using System.Globalization;
using System.Text;

namespace TelOS.Idl.Fuzz.Tests.Sources;

/// <summary>Writes a contract without errors at random: every kind of declaration, type and function.</summary>
internal sealed class RandomContract
{
    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly RandomTypes _types;
    private readonly bool _isGenode;
    private readonly string _namespace;
    private int _names;

    private RandomContract(Random random, string @namespace)
    {
        _random = random;
        _namespace = @namespace;
        _isGenode = random.Next(3) == 0;
        _types = new RandomTypes(random, _text, Name, _isGenode);
    }

    /// <summary>Writes a contract.</summary>
    /// <param name="random">The randomness.</param>
    /// <param name="namespace">Its namespace.</param>
    public static string Write(Random random, string @namespace) => new RandomContract(random, @namespace).Write();

    private string Write()
    {
        Line($"edition 1;\n{(_isGenode ? "[genode] " : string.Empty)}namespace {_namespace};\n");
        Line($"const {Name("limit")}: u32 = {_random.Next(1000)} + 0x10;");
        _types.WriteDeclarations();
        List<string> exceptions = [];
        for (int i = _random.Next(4); _isGenode && i > 0; i--)
        {
            exceptions.Add(Name("Thrown"));
            Line($"exception {exceptions[^1]};");
        }

        RandomFunctions functions = new(_random, _text, _types, exceptions, _isGenode, Name);
        string? parent = null;
        for (int i = 1 + _random.Next(2); i > 0; i--)
        {
            parent = functions.WriteInterface(_random.Next(2) == 0 ? null : parent);
        }

        for (int i = 1 + _random.Next(2); i > 0; i--)
        {
            functions.WriteSession($"Fuzz_{_namespace.Replace('.', '_')}_{i.ToString(CultureInfo.InvariantCulture)}");
        }

        return _text.ToString();
    }

    private string Name(string start) => start + (_names++).ToString(CultureInfo.InvariantCulture);

    private void Line(string line) => _text.Append(line).Append('\n');
}

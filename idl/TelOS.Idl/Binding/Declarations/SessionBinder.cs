using TelOS.Idl.Binding.Constants;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Binds what a session has beyond its functions.</summary>
/// <param name="context">The compilation.</param>
internal sealed class SessionBinder(BindingContext context)
{
    private const int MaxServiceName = 31;

    private readonly ArgumentBinder _arguments = new(context);

    public SessionDeclaration Bind(Symbol symbol, InterfaceDeclarationSyntax syntax)
    {
        CheckService(symbol, syntax);
        (int major, int minor) = BindVersion(symbol, syntax);
        Dictionary<string, SessionSectionSyntax> sections = new(StringComparer.Ordinal);
        foreach (SessionSectionSyntax section in syntax.Sections)
        {
            // A section that is written twice was reported by the parser.
            sections[section.Keyword.Text] = section;
        }
        Dictionary<string, long> quota = BindSettings(sections, "quota", symbol, "ram", "caps");
        Dictionary<string, long> bulk = BindSettings(sections, "bulk", symbol, "size", "max");
        BulkBuffer? buffer = BindBuffer(sections, bulk, symbol);
        ValueArray<SessionArgument> arguments = sections.TryGetValue("args", out SessionSectionSyntax? args)
            ? _arguments.Bind(symbol, (args as ArgumentsSectionSyntax)!)
            : default;
        long? ram = quota.TryGetValue("ram", out long bytes) ? bytes : null;
        int? caps = quota.TryGetValue("caps", out long count) ? (int)count : null;
        int worst = ArgumentLengths.Worst(symbol.IsGenode, major, minor, ram, caps, arguments);
        ArgumentLengths.Check(symbol, args?.Keyword.Span ?? syntax.Name.Span, worst);
        return new SessionDeclaration(
            syntax.Service?.Value, major, minor, !symbol.IsGenode, ram, caps, arguments, worst, buffer, string.Empty);
    }

    private static void CheckService(Symbol symbol, InterfaceDeclarationSyntax syntax)
    {
        DiagnosticSink sink = symbol.File.Sink;
        if (syntax.Service is not { } service)
        {
            if (!symbol.IsGenode)
            {
                sink.Report(SessionDiagnostics.ServiceMissing, syntax.Name.Span, symbol.Name, TargetNames.ToCppType(symbol.Name));
            }
            return;
        }
        // Genode's own services are called as they are (IO_MEM); what a service name may hold at all is the same for both.
        string name = service.Value;
        bool isRight = name.Length is > 0 and <= MaxServiceName
            && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
            && (symbol.IsGenode || (name[0] is >= 'A' and <= 'Z' && name.Skip(1).All(c => c is not (>= 'A' and <= 'Z'))));
        if (!isRight)
        {
            sink.Report(SessionDiagnostics.ServiceName, service.Span, name);
        }
    }

    private static (int Major, int Minor) BindVersion(Symbol symbol, InterfaceDeclarationSyntax syntax)
    {
        if (syntax.Version is not { } version)
        {
            if (!symbol.IsGenode)
            {
                symbol.File.Sink.Report(SessionDiagnostics.VersionMissing, syntax.Name.Span, symbol.Name);
            }
            return (0, 0);
        }
        long major = Numbers.Parse(version.Major, long.MaxValue);
        long minor = Numbers.Parse(version.Minor, long.MaxValue);
        if (major > ushort.MaxValue || minor > ushort.MaxValue)
        {
            symbol.File.Sink.Report(SessionDiagnostics.VersionRange, version.Span, version.Major + "." + version.Minor);
            return (0, 0);
        }
        return ((int)major, (int)minor);
    }

    private Dictionary<string, long> BindSettings(
        Dictionary<string, SessionSectionSyntax> sections, string keyword, Symbol symbol, params string[] known)
    {
        Dictionary<string, long> values = new(StringComparer.Ordinal);
        if (!sections.TryGetValue(keyword, out SessionSectionSyntax? section) || section is not SettingsSectionSyntax settings)
        {
            return values;
        }
        DiagnosticSink sink = symbol.File.Sink;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (SettingSyntax setting in settings.Settings)
        {
            string name = setting.Name.Text;
            if (setting.Name.IsMissing)
            {
                continue;
            }
            if (!known.Contains(name))
            {
                sink.Report(
                    SessionDiagnostics.UnknownSetting, setting.Name.Span, keyword, name, string.Join(" or ", known.Select(k => $"'{k}'")));
            }
            else if (!seen.Add(name))
            {
                sink.Report(NameDiagnostics.DeclaredTwice, setting.Name.Span, name, sink.LineOf(settings.Settings.First(s => s.Name.Text == name).Span));
            }
            else if (ValueOf(setting, symbol.File) is { } value)
            {
                values.Add(name, value);
            }
        }
        return values;
    }

    private long? ValueOf(SettingSyntax setting, SourceFile file)
    {
        ScalarKind kind = setting.Name.Text == "caps" ? ScalarKind.I32 : ScalarKind.I64;
        if (context.Constants.Evaluate(setting.Value, file) is not { } value
            || ScalarRange.Convert(value, ScalarKind.U64, setting.Value.Span, file.Sink) is null
            || ScalarRange.Convert(value, kind, setting.Value.Span, file.Sink) is not { Integer: { } number })
        {
            return null;
        }
        return (long)number;
    }

    private static BulkBuffer? BindBuffer(
        Dictionary<string, SessionSectionSyntax> sections, Dictionary<string, long> values, Symbol symbol)
    {
        if (!sections.TryGetValue("bulk", out SessionSectionSyntax? section) || section is not SettingsSectionSyntax settings)
        {
            return null;
        }
        DiagnosticSink sink = symbol.File.Sink;
        TextSpan span = section.Keyword.Span;
        if (symbol.IsGenode)
        {
            sink.Report(SessionDiagnostics.BulkOutsideSession, span, symbol.Name, "described as Genode has it");
            return null;
        }
        foreach (string name in new[] { "size", "max" })
        {
            if (!settings.Settings.Any(s => s.Name.Text == name))
            {
                sink.Report(SessionDiagnostics.SettingMissing, span, "bulk", name);
            }
        }
        if (!values.TryGetValue("size", out long size) || !values.TryGetValue("max", out long max))
        {
            return null;
        }
        if (size == 0)
        {
            sink.Report(
                TypeDiagnostics.SizeOutOfRange, span, "The size of the shared buffer", "0", "1", Numbers.Text(long.MaxValue));
        }
        if (size > max)
        {
            sink.Report(SessionDiagnostics.BulkMaximum, span, symbol.Name, Numbers.Text(size), Numbers.Text(max));
        }
        return new BulkBuffer(size, max);
    }
}

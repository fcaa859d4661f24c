using System.Reflection;
using TelOS.Idl.CSharp.Naming;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Idl.CSharp.Tests;

/// <summary>The emitter has to know what the runtime's classes call their members, because methods of contracts live beside them.</summary>
public sealed class ReservedNamesTests
{
    [Fact]
    public void Every_member_of_a_session_is_known() => AllKnown(typeof(Session));

    [Fact]
    public void Every_member_of_an_object_is_known() => AllKnown(typeof(RpcObject));

    [Fact]
    public void Every_member_of_a_client_is_known() => AllKnown(typeof(RpcClient), ReservedNames.OfInterfaces);

    [Fact]
    public void No_name_is_reserved_for_a_session_without_a_member_of_it()
    {
        HashSet<string> members = [.. Members(typeof(Session))];
        Assert.All(ReservedNames.OfSession, name => Assert.Contains(name, members));
    }

    private static void AllKnown(Type type) => AllKnown(type, [.. ReservedNames.OfInterfaces, .. ReservedNames.OfSession]);

    private static void AllKnown(Type type, IReadOnlyCollection<string> known) =>
        Assert.All(Members(type), name => Assert.Contains(name, known));

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy)
        .Where(IsInherited)
        .Select(member => member.Name)
        .Distinct();

    /// <summary>What a class in another assembly inherits and can name.</summary>
    private static bool IsInherited(MemberInfo member) => member switch
    {
        MethodBase { IsConstructor: true } => false,
        MethodBase { IsSpecialName: true } => false,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(true).Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        EventInfo or Type => true,
        _ => false,
    };
}

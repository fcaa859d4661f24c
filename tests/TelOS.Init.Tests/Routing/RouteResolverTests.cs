namespace TelOS.Init.Tests;

public sealed class RouteResolverTests
{
    [Theory]
    [InlineData("label: x", "client -> x", true)]
    [InlineData("label: x", "client -> X", false)]
    [InlineData("label:", "client -> ", true)]
    [InlineData("label:", "client -> x", false)]
    [InlineData("label: x", "other -> x", false)]
    [InlineData("label: x", "client", false)]
    [InlineData("label_prefix: ab", "client -> abc -> d", true)]
    [InlineData("label_prefix: ab", "client -> b", false)]
    [InlineData("label_prefix:", "client -> b", true)]
    [InlineData("label_suffix: yz", "client -> xyz", true)]
    [InlineData("label_prefix: ab | label_suffix: yz", "client -> abc", false)]
    [InlineData("label_last: leaf", "client -> a -> leaf", true)]
    [InlineData("label_last: leaf", "client -> a->leaf", false)]
    [InlineData("unscoped_label: client -> u", "client -> u", true)]
    [InlineData("unscoped_label: u", "client -> u", false)]
    public void A_rule_is_about_labels(string selector, string label, bool isMatch) =>
        Assert.Equal(isMatch, Resolve($"  + service Foo | {selector} | + child s1", "Foo", label).Failure == RouteFailure.None);

    [Theory]
    [InlineData("", "client -> x -> y")]
    [InlineData(" | label: one", "one")]
    [InlineData(" | label:", "")]
    [InlineData(" | identity: id", "id -> y")]
    [InlineData(" | identity:", "y")]
    [InlineData(" | resource: res", "client -> x -> res")]
    [InlineData(" | prepend_resource: pre-", "client -> x -> pre-y")]
    [InlineData(" | identity: id | resource: res | prepend_resource: pre/", "id -> pre/res")]
    [InlineData(" | label: all | identity: id | resource: res", "all")]
    public void A_target_rewrites_the_label(string attributes, string expected) =>
        Assert.Equal(expected, Resolve($"  + service Foo | + child s1{attributes}", "Foo", "client -> x -> y").Label);

    [Fact]
    public void The_first_rule_about_a_session_decides() =>
        Assert.Equal("s1", Resolve("  + service Foo | + child s1\n  + service Foo | label: x | + child s2", "Foo", "client -> x").Child);

    [Fact]
    public void A_rule_for_a_service_without_a_server_denies() =>
        Assert.Equal(RouteFailure.Denied, Resolve("  + service Foo | + child missing\n  + any-service | + child s1", "Foo", "client -> x").Failure);

    [Fact]
    public void A_rule_for_any_service_without_a_server_leaves_it_to_the_next() =>
        Assert.Equal("s1", Resolve("  + any-service | + parent\n  + any-service | + child s1", "Foo", "client -> x").Child);

    [Fact]
    public void Targets_are_tried_in_their_order()
    {
        var route = Resolve("  + service Foo\n    + child missing\n    + parent\n    + child s2\n    + child s1", "Foo", "client -> x");
        Assert.Equal((TargetKind.Child, "s2"), (route.Target, route.Child));
    }

    [Fact]
    public void Any_child_is_ambiguous_where_two_provide_a_service()
    {
        var route = Resolve("  + any-service | + any-child", "Foo", "client -> x");
        Assert.Equal((RouteFailure.NoRoute, true), (route.Failure, route.IsAmbiguous));
    }

    [Fact]
    public void Any_child_is_the_only_one() =>
        Assert.Equal("s1", Resolve("  + any-service | + any-child", "Bar", "client -> x").Child);

    [Fact]
    public void An_alias_stands_for_a_child() =>
        Assert.Equal("s2", Resolve("  + any-service | + child front", "Foo", "client -> x").Child);

    [Fact]
    public void The_parent_serves_what_it_provides()
    {
        Assert.Equal(TargetKind.Parent, Resolve("  + any-service | + parent", "LOG", "client").Target);
        Assert.Equal(RouteFailure.NoRoute, Resolve("  + any-service | + parent", "Foo", "client").Failure);
    }

    [Fact]
    public void Without_rules_there_is_no_route() =>
        Assert.Equal(RouteFailure.NoRules, new RouteResolver(new Directory()).Resolve(null, "LOG", "client", "client").Failure);

    [Theory]
    [InlineData("pcli -> one", "s1")]
    [InlineData("pcli -> two -> leaf", "s2")]
    [InlineData("pcli -> x -> leaf", "s3")]
    [InlineData("pcli -> other", "s4")]
    public void A_policy_that_says_more_about_the_label_is_taken(string label, string expected)
    {
        var (configuration, _) = Text.Read("config\n+ service Foo\n  + default-policy | + child s4\n  + policy | label_suffix: leaf | + child s3\n  + policy | label_prefix: pcli -> two | + child s2\n  + policy | label: pcli -> one | + child s1\n-\n");
        Assert.Equal(expected, configuration.Offers[0].Find(label)?.Child);
    }

    private static Route Resolve(string rules, string service, string label)
    {
        var (configuration, _) = Text.Read($"config\n+ default-route\n{rules}\n-\n");
        return new RouteResolver(new Directory()).Resolve(configuration.DefaultRoute, service, label, "client");
    }

    /// <summary>The children s1 and s2 provide Foo, s1 provides Bar, the parent provides LOG, and front stands for s2.</summary>
    private sealed class Directory : IServiceDirectory
    {
        public bool IsProvidedByParent(string service) => service == "LOG";

        public bool IsProvidedLocally(string service) => false;

        public IEnumerable<string> Providers(string service) => service switch
        {
            "Foo" => ["s1", "s2"],
            "Bar" => ["s1"],
            _ => [],
        };

        public string Dereference(string name) => name == "front" ? "s2" : name;
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TelOS.ObjectStore;

namespace TelOS.Fractal.Tests;

/// <summary>Graphs as lines of JSON.</summary>
public sealed partial class ExchangeTests : IDisposable
{
    private readonly LocalStore _store = new();
    private readonly LivingImage _image;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ExchangeTests() => _image = _store.Open();

    public void Dispose()
    {
        _image.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void What_is_exported_is_a_header_and_a_line_for_each_object()
    {
        _image.Update(static transaction =>
        {
            ImageObject person = transaction.Create(("name", "person"));
            ImageObject ada = transaction.RootOrNew("people/ada");
            ada["name"] = "Ada";
            ada["knows"] = Value.List([ada, person]);
            ada["weight"] = 1.0;
            ada.Relate(RelationKind.IsA, person);
        });
        Assert.Equal(
            """
            {"format":1,"objects":2}
            {"id":1,"slots":{"name":"person"}}
            {"id":2,"roots":["people/ada"],"slots":{"knows":[{"$ref":2},{"$ref":1}],"name":"Ada","weight":1.0},"relations":{"isA":[1]}}

            """,
            Export(_image));
    }

    [Fact]
    public void A_graph_that_is_exported_and_imported_is_the_same_graph()
    {
        Random random = Seed.Start();
        for (int round = 0; round < 30; round++)
        {
            using LocalStore from = new();
            using LocalStore to = new();
            using LivingImage source = from.Open();
            using LivingImage target = to.Open();
            Fill(source, random);
            target.Update(static transaction => transaction.RootOrNew("there before")["name"] = "x");
            string exported = Export(source);
            long count = GraphImport.Read(target, () => new StringReader(exported), cancellationToken: Stop);
            Assert.Equal(source.Read(static transaction => transaction.Objects().LongCount()), count);
            string again = target.Read(transaction => Export(transaction, transaction.Roots.Keys.Where(static name => name != "there before")));
            string expected = source.Read(transaction => Export(transaction, transaction.Roots.Keys));
            Assert.Equal(Ranked(expected), Ranked(again));
            target.Read(static transaction =>
            {
                foreach (ImageObject one in transaction.Objects())
                {
                    foreach (RelationKind kind in one.RelationKinds)
                    {
                        RelationKind named = kind.Name == RelationKind.AssociatedWith.Name ? RelationKind.AssociatedWith : kind;
                        Assert.All(one.Related(named), other => Assert.Contains(one, other.RelatedFrom(named)));
                    }
                }
                return true;
            });
        }
    }

    [Fact]
    public void People_may_write_lines_with_names_for_identities_in_any_order()
    {
        const string Lines = """
            {"id":"ada","roots":["people/ada"],"slots":{"friend":{"$ref":"charles"}},"relations":{"associatedWith":["charles"]}}

            {"id":"charles","slots":{"friend":{"$ref":"ada"}},"relations":{"associatedWith":["ada"]}}
            {"id":7,"slots":{"same":{"$ref":"7"}}}
            {"id":"7"}
            """;
        Assert.Equal(4, GraphImport.Read(_image, static () => new StringReader(Lines), cancellationToken: Stop));
        _image.Update(static transaction =>
        {
            ImageObject ada = transaction.Root("people/ada");
            ImageObject charles = ada.Follow("friend")!;
            Assert.Same(ada, charles.Follow("friend"));
            Assert.Equal([charles], ada.Related(RelationKind.AssociatedWith));
            Assert.True(charles.Unrelate(RelationKind.AssociatedWith, ada));
            Assert.Empty(ada.Related(RelationKind.AssociatedWith));
        });
    }

    [Theory]
    [InlineData("{\"id\":1}\n{\"id\":2", "Line 2: column 8: It is no JSON")]
    [InlineData("{\"id\":1}\n[]", "Line 2: It is no JSON object.")]
    [InlineData("{\"slots\":{}}", "Line 1: It has no 'id'.")]
    [InlineData("{\"id\":1,\"slot\":{}}", "Line 1: 'slot' is none of")]
    [InlineData("{\"id\":1.5}", "Line 1: 1.5 is no identity")]
    [InlineData("{\"id\":\"\"}", "Line 1: \"\" is no identity")]
    [InlineData("{\"id\":1}\n\n{\"id\":1}", "Line 3: There is an object 1 already.")]
    [InlineData("{\"id\":1,\"slots\":{\"x\":{\"$ref\":2}}}", "Line 1: There is no object 2, which it refers to.")]
    [InlineData("{\"id\":1,\"relations\":{\"isA\":[3]}}", "Line 1: There is no object 3")]
    [InlineData("{\"id\":1,\"relations\":{\"isA\":3}}", "Line 1: 'isA' is no list.")]
    [InlineData("{\"id\":1,\"slots\":[]}", "Line 1: 'slots' is no JSON object.")]
    [InlineData("{\"id\":1,\"slots\":{\"\":1}}", "Line 1: ")]
    [InlineData("{\"id\":1,\"slots\":{\"x\":1,\"x\":2}}", "Line 1: ")]
    [InlineData("{\"id\":1,\"slots\":{\"x\":{\"$re\":1}}}", "Line 1: {\"$re\":1} is no value")]
    [InlineData("{\"id\":1,\"slots\":{\"x\":{\"$bytes\":\"?\"}}}", "Line 1: ")]
    [InlineData("{\"id\":1,\"slots\":{\"x\":99999999999999999999}}", "Line 1: 99999999999999999999 does not fit")]
    [InlineData("{\"id\":1,\"slots\":{\"x\":\"\\ud800\"}}", "Line 1: ")]
    [InlineData("{\"id\":1,\"roots\":[\"\"]}", "Line 1: ")]
    [InlineData("{\"id\":1,\"roots\":[\"a\"]}\n{\"id\":2,\"roots\":[\"a\"]}", "Line 2: The root 'a' is bound to two objects.")]
    [InlineData("{\"id\":1,\"roots\":[\"there\"]}", "Line 1: There is a root 'there' already.")]
    [InlineData("{\"format\":2}", "Line 1: The format is another one than 1.")]
    public void What_cannot_be_meant_is_said_with_its_line_and_nothing_is_imported(string lines, string message)
    {
        _image.Update(static transaction => transaction.RootOrNew("there")["name"] = "x");
        ImportException wrong = Assert.Throws<ImportException>(() => GraphImport.Read(_image, () => new StringReader(lines), cancellationToken: Stop));
        Assert.StartsWith(message, wrong.Message, StringComparison.Ordinal);
        Assert.Single(_image.Read(static transaction => transaction.Objects().ToList()));
    }

    [Fact]
    public void A_root_that_is_there_is_bound_anew_by_who_says_so()
    {
        _image.Update(static transaction => transaction.RootOrNew("there")["name"] = "old");
        GraphImport.Read(_image, static () => new StringReader("{\"id\":1,\"roots\":[\"there\"],\"slots\":{\"name\":\"new\"}}"), replaceRoots: true, cancellationToken: Stop);
        Assert.Equal("new", _image.Read(static transaction => transaction.Root("there")["name"].AsText()));
    }

    [Fact]
    public void Only_what_a_root_reaches_is_exported_when_a_root_is_named_and_what_is_deleted_is_null()
    {
        _image.Update(static transaction =>
        {
            ImageObject gone = transaction.Create();
            ImageObject inner = transaction.Create(("gone", gone));
            transaction.RootOrNew("a")["inner"] = inner;
            transaction.RootOrNew("b")["name"] = "other";
            inner.Relate(RelationKind.PartOf, transaction.Root("a"));
            transaction.Flush();
            gone.Delete();
        });
        string exported = _image.Read(static transaction => Export(transaction, ["a"]));
        Assert.Equal(3, exported.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"slots\":{\"gone\":null}", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("other", exported, StringComparison.Ordinal);
        Assert.Throws<ObjectNotFoundException>(() => _image.Read(static transaction => Export(transaction, ["c"])));
    }

    [Fact]
    public void An_import_that_the_store_ends_binds_no_root()
    {
        using LocalStore small = new(2048);
        using LivingImage image = small.Open();
        string large = new('x', 1 << 20);
        string lines = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"{{\"id\":{i},\"roots\":[\"r{i}\"],\"slots\":{{\"text\":\"{large}\"}}}}"));
        ImageException full = Assert.Throws<ImageException>(() => GraphImport.Read(image, () => new StringReader(lines), cancellationToken: Stop));
        Assert.Equal(StoreError.StorageFull, full.Error);
        Assert.Empty(image.Read(static transaction => transaction.Roots));
    }

    private static void Fill(LivingImage image, Random random)
    {
        int count = random.Next(1, 60);
        RelationKind[] kinds = [RelationKind.IsA, RelationKind.PartOf, RelationKind.AssociatedWith, new("häß")];
        image.Update(transaction =>
        {
            ImageObject[] objects = [.. Enumerable.Range(0, count).Select(_ => transaction.Create())];
            foreach (ImageObject one in objects)
            {
                for (int i = random.Next(5); i > 0; i--)
                {
                    one[$"slot{i}{(random.Next(5) == 0 ? "*" : "")}"] = RandomValues.Next(random, 3, () => objects[random.Next(count)].Id);
                }
                for (int i = random.Next(4); i > 0; i--)
                {
                    one.Relate(kinds[random.Next(kinds.Length)], objects[random.Next(count)]);
                }
                transaction.BindRoot($"root {one.Id.Value}", one);
            }
        });
    }

    // The order of identities is kept, so their ranks say which one is which.
    private static string Ranked(string lines)
    {
        List<ulong> ids = [.. Id().Matches(lines).Select(static match => ulong.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(ids.Order(), ids);
        string text = Reference().Replace(lines, match => $"\"$ref\":#{Rank(match.Groups[1].Value)}");
        text = Id().Replace(text, match => $"{{\"id\":#{Rank(match.Groups[1].Value)},");
        return Relations().Replace(text, match => Number().Replace(match.Value, number => $"#{Rank(number.Value)}"));

        int Rank(string id) => ids.BinarySearch(ulong.Parse(id, CultureInfo.InvariantCulture)) is >= 0 and var rank ? rank : throw new InvalidOperationException($"{id} is no object of {lines}");
    }

    [GeneratedRegex("^{\"id\":(\\d+),", RegexOptions.Multiline)]
    private static partial Regex Id();

    [GeneratedRegex("\"\\$ref\":(\\d+)")]
    private static partial Regex Reference();

    [GeneratedRegex("\"relations\":.*$", RegexOptions.Multiline)]
    private static partial Regex Relations();

    [GeneratedRegex("\\d+")]
    private static partial Regex Number();

    private static string Export(LivingImage image) => image.Read(static transaction => Export(transaction, null));

    private static string Export(ImageTransaction transaction, IEnumerable<string>? roots)
    {
        using MemoryStream stream = new();
        GraphExport.Write(transaction, stream, roots);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

import java.io.FileInputStream;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Each file against all rules of PDF/UA-1 that a machine can check; ends with 1 where one is broken. */
public class CheckPdf {
  private static final PDFAFlavour UA = PDFAFlavour.PDFUA_1;
  private static final int MOST_FAULTS = 1000;

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean allGood = true;
    for (String file : files) allGood &= check(file);
    System.exit(allGood ? 0 : 1);
  }

  private static boolean check(String file) throws Exception {
    var foundry = Foundries.defaultInstance();
    try (var parser = foundry.createParser(new FileInputStream(file), UA);
        var validator = foundry.createValidator(UA, MOST_FAULTS, false, true, false)) {
      var result = validator.validate(parser);
      System.out.printf("%s: %s, %d checks%n", file,
          result.isCompliant() ? "is PDF/UA-1" : "IS NOT PDF/UA-1", result.getTotalAssertions());
      Set<String> faults = new TreeSet<>();
      for (var one : result.getTestAssertions()) {
        if (one.getStatus() != TestAssertion.Status.FAILED) continue;
        faults.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage());
      }
      faults.forEach(fault -> System.out.println("  " + fault));
      return result.isCompliant();
    }
  }
}
